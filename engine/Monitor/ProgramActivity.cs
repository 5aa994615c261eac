using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Monitor;

/// <summary>Signs of life of a program: when it last registered anything, whether it said it is done, what it says it waits for.</summary>
internal sealed partial class ProgramActivity(TimeProvider clock)
{
    /// <summary>Characters of the names of begun registrations that are kept: a hundred thousand names of usual length.</summary>
    private const int MaximumCharacters = 8 * 1024 * 1024;

    /// <summary>Characters of a status, or of a name in a list of them.</summary>
    private const int MaximumText = 400;

    /// <summary>Names in a list of what was not registered.</summary>
    private const int MaximumNames = 20;

    private readonly ConcurrentDictionary<string, bool> _begun = new(StringComparer.Ordinal);
    private long _characters;
    private long _notKept;
    private long _last = clock.GetTimestamp();
    private int _answering;
    private volatile bool _ended;
    private volatile string _status = "";

    /// <summary>Whether the program said that it has registered everything.</summary>
    public bool Ended => _ended;

    /// <summary>How long it has been silent. A program that waits for the engine's answer is not silent: the engine is busy.</summary>
    public TimeSpan Silence => Volatile.Read(ref _answering) > 0 ? TimeSpan.Zero : clock.GetElapsedTime(Volatile.Read(ref _last));

    public void Touch() => Volatile.Write(ref _last, clock.GetTimestamp());

    /// <summary>Begins an answer; the program's silence begins when the answer is disposed of.</summary>
    public Answering Answer()
    {
        Interlocked.Increment(ref _answering);
        return new Answering(this);
    }

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
            _status = Shortened(message);
        }

        if (Beginning().Match(message) is { Success: true } begun)
        {
            Keep($"{begun.Groups["type"].Value} '{begun.Groups["name"].Value}'");
        }
    }

    private void Keep(string name)
    {
        if (Interlocked.Add(ref _characters, name.Length) <= MaximumCharacters)
        {
            _begun.TryAdd(name, true);
        }
        else
        {
            Interlocked.Increment(ref _notKept);
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
        if (missing.Count == 0)
        {
            return "";
        }

        var rest = missing.Count - MaximumNames + Math.Max(0, Interlocked.Read(ref _notKept));
        var more = rest > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {rest:#,0} more") : "";
        return $"not registered yet: {string.Join(", ", missing.Take(MaximumNames).Select(Shortened))}{more}";
    }

    private static string Shortened(string text) => text.Length <= MaximumText ? text : $"{text[..MaximumText]}…";

    [GeneratedRegex(@"^Registering resource(?: start)?: t=(?<type>[^,]+), name=(?<name>[^,]+),", RegexOptions.CultureInvariant)]
    private static partial Regex Beginning();

    /// <summary>The engine's work on one request.</summary>
    public readonly struct Answering(ProgramActivity activity) : IDisposable
    {
        public void Dispose()
        {
            activity.Touch();
            Interlocked.Decrement(ref activity._answering);
        }
    }
}
