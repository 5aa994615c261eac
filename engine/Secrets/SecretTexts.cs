using System.Collections.Concurrent;
using System.Text;
using Engine.Diagnostics;
using Engine.Secrets;
using Engine.Values;

namespace Engine.Secrets;

/// <summary>The secrets of a run, which must not occur in any output. Both passes share one instance.</summary>
/// <param name="known">Public names, which are never searched for.</param>
internal sealed class SecretTexts(IEnumerable<string>? known = null)
{
    /// <summary>The replacement for a secret.</summary>
    public const string Mark = "[secret]";

    /// <summary>The maximum number of characters of all secrets together.</summary>
    private const int MaximumCharacters = 2_000_000;

    private readonly ConcurrentDictionary<PropertyValue, bool> _values = new();
    private readonly Lock _lock = new();
    private SecretSearch? _search;
    private int _searched;

    /// <summary>Adds a secret value with all strings it contains.</summary>
    public void Add(PropertyValue value) => _values.TryAdd(value, true);

    /// <inheritdoc cref="Add(PropertyValue)"/>
    public void Add(string text) => Add(new TextValue(text));

    /// <summary>Adds the secrets within a value.</summary>
    public void AddMarked(PropertyValue value)
    {
        switch (value)
        {
            case SecretValue secret:
                Add(secret.Inner);
                break;
            case ComputedValue computed:
                AddMarked(computed.Inner);
                break;
            case ArrayValue list:
                list.Items.ToList().ForEach(AddMarked);
                break;
            case MapValue map:
                map.ToList().ForEach(entry => AddMarked(entry.Value));
                break;
        }
    }

    /// <summary>Replaces each secret in a string.</summary>
    public string Redact(string text) => Redact(text, 0, text.Length);

    /// <summary>Returns a part of a string with each secret replaced, including one that is only partly in it.</summary>
    /// <exception cref="FaultException">ENG222: there are too many secrets.</exception>
    public string Redact(string text, int start, int end)
    {
        if (text.Length < SecretPieces.MinimumLength || Search() is not { } search)
        {
            return text[start..end];
        }

        var redacted = new StringBuilder();
        var written = start;
        foreach (var (from, to) in search.Find(text).Where(range => range.End > start && range.Start < end))
        {
            redacted.Append(text, written, Math.Max(0, from - written)).Append(Mark);
            written = Math.Min(to, end);
        }

        return redacted.Append(text, written, end - written).ToString();
    }

    /// <returns>The search; null if the run has no secrets.</returns>
    private SecretSearch? Search()
    {
        lock (_lock)
        {
            if (_searched != _values.Count)
            {
                _searched = _values.Count;
                var names = (known ?? []).ToHashSet(StringComparer.Ordinal);
                var patterns = _values
                    .Keys.SelectMany(SecretPieces.From)
                    .Where(pattern => !names.Contains(pattern.Text))
                    .Distinct()
                    .ToList();
                ThrowIfTooMany(patterns);
                _search = patterns.Count == 0 ? null : new SecretSearch(patterns);
            }

            return _search;
        }
    }

    private static void ThrowIfTooMany(List<PatternSearch.Pattern> patterns)
    {
        if (patterns.Sum(pattern => (long)pattern.Text.Length) > MaximumCharacters)
        {
            throw new FaultException(EngineDiagnostics.SecretsTooLarge(MaximumCharacters));
        }
    }
}
