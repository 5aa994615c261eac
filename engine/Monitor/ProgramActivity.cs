using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Engine.Monitor;

/// <summary>Signs of life of a program: when it last registered anything, whether it said it is done, what it says it waits for.</summary>
internal sealed partial class ProgramActivity(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, bool> _begun = new(StringComparer.Ordinal);
    private long _last = clock.GetTimestamp();
    private volatile bool _ended;
    private volatile string _status = "";

    /// <summary>Whether the program said that it has registered everything.</summary>
    public bool Ended => _ended;

    /// <summary>How long it has been silent.</summary>
    public TimeSpan Silence => clock.GetElapsedTime(Volatile.Read(ref _last));

    public void Touch() => Volatile.Write(ref _last, clock.GetTimestamp());

    public void End()
    {
        Touch();
        _ended = true;
    }

    /// <summary>Takes in a debug message: Pulumi's SDKs say in one when a registration begins and in another when it is sent.</summary>
    public void Note(string message, bool ephemeral)
    {
        if (ephemeral)
        {
            _status = message;
        }

        if (Beginning().Match(message) is { Success: true } begun)
        {
            _begun.TryAdd($"{begun.Groups["type"].Value} '{begun.Groups["name"].Value}'", true);
        }
    }

    /// <summary>What the program began and did not finish, as far as it says.</summary>
    public string Pending(Registry registry)
    {
        if (_status.Length > 0)
        {
            return _status;
        }

        var missing = _begun
            .Keys.Except(registry.Declared.Select(resource => $"{resource.Type} '{resource.Name}'"))
            .Order(StringComparer.Ordinal)
            .ToList();
        return missing.Count == 0 ? "" : $"not registered yet: {string.Join(", ", missing)}";
    }

    [GeneratedRegex(@"^Registering resource(?: start)?: t=(?<type>[^,]+), name=(?<name>[^,]+),", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();
}
