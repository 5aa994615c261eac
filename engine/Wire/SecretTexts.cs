using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Engine.Values;

namespace Engine.Wire;

/// <summary>The secret texts of a run, to be blotted out of whatever the program prints.</summary>
internal sealed class SecretTexts
{
    /// <summary>Shorter texts are words of every message; blotting them out would hide nothing and garble all.</summary>
    private const int Shortest = 4;

    private readonly ConcurrentDictionary<string, bool> _texts = new(StringComparer.Ordinal);

    public void Add(PropertyValue value)
    {
        switch (value)
        {
            case TextValue text:
                Add(text.Value);
                break;
            case SecretValue secret:
                Add(secret.Inner);
                break;
            case ArrayValue list:
                list.Items.ToList().ForEach(Add);
                break;
            case MapValue map:
                map.ToList().ForEach(entry => Add(entry.Value));
                break;
        }
    }

    public void Add(string text)
    {
        if (text.Length >= Shortest)
        {
            _texts.TryAdd(text, true);
        }
    }

    /// <summary>The text without any secret in it.</summary>
    public string Blot(string text)
    {
        var met = _texts
            .Keys.Where(secret => text.Contains(secret, StringComparison.Ordinal))
            .OrderByDescending(secret => secret.Length)
            .ThenBy(secret => secret, StringComparer.Ordinal)
            .Select(Regex.Escape)
            .ToList();
        // In one go: a secret that is part of "[secret]" must not be looked for in what stands for another.
        return met.Count == 0 ? text : Regex.Replace(text, string.Join('|', met), "[secret]", RegexOptions.CultureInvariant);
    }
}
