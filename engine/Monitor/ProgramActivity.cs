using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Engine.Monitor;

/// <summary>
/// The activity of a program: when it last registered a resource, whether it reported its end, and what it reports to be waiting for.
/// </summary>
internal sealed partial class ProgramActivity(TimeProvider clock)
{
    /// <summary>
    /// The maximum number of characters kept of the names of unfinished registrations: enough for a hundred thousand usual names.
    /// </summary>
    private const int MaximumCharacters = 8 * 1024 * 1024;

    /// <summary>The maximum number of characters of a status, or of a name in a list.</summary>
    private const int MaximumText = 400;

    /// <summary>The maximum number of names in a list of unregistered resources.</summary>
    private const int MaximumNames = 20;

    private readonly ConcurrentDictionary<string, bool> _begun = new(StringComparer.Ordinal);
    private long _characters;
    private long _notKept;
    private long _last = clock.GetTimestamp();
    private int _answering;
    private volatile bool _ended;
    private volatile string _status = "";

    /// <summary>Whether the program reported that it has registered everything.</summary>
    public bool Ended => _ended;

    /// <summary>The duration of the program's silence. While it waits for an answer it is not silent, because the engine is busy.</summary>
    public TimeSpan Silence => Volatile.Read(ref _answering) > 0 ? TimeSpan.Zero : clock.GetElapsedTime(Volatile.Read(ref _last));

    public void Touch() => Volatile.Write(ref _last, clock.GetTimestamp());

    /// <summary>Starts an answer; the program's silence begins when the returned value is disposed.</summary>
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

    /// <summary>Processes a debug message: Pulumi's SDKs log one when a registration begins and another when it is sent.</summary>
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

    /// <summary>Returns what the program began and did not finish, according to its messages.</summary>
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

    /// <summary>The engine's processing of one request.</summary>
    public readonly struct Answering(ProgramActivity activity) : IDisposable
    {
        public void Dispose()
        {
            activity.Touch();
            Interlocked.Decrement(ref activity._answering);
        }
    }
}
