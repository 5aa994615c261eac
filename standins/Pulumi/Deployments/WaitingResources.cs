using System.Collections.Concurrent;

namespace Pulumi;

/// <summary>Tracks the resources that wait for an input, so that a blocked run can report what it is waiting for.</summary>
internal sealed class WaitingResources
{
    /// <summary>The reporting interval, long enough that a healthy preview never reports.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private const int MaximumListed = 20;

    /// <summary>The missing property by resource; empty if the resource waits for something else.</summary>
    private readonly ConcurrentDictionary<Resource, string> _waiting = new(ReferenceEqualityComparer.Instance);

    public void Add(Resource resource, string property) => _waiting[resource] = property;

    public void Remove(Resource resource) => _waiting.TryRemove(resource, out _);

    /// <summary>
    /// Reports periodically to the engine what each resource waits for. The message is ephemeral: each replaces the previous one.
    /// </summary>
    public IDisposable Report(IEngineLog log, Runner runner) =>
        new Timer(
            _ =>
            {
                if (!_waiting.IsEmpty)
                {
                    runner.Track(log.WriteAsync(LogSeverity.Debug, Text(), ephemeral: true));
                }
            },
            null,
            Interval,
            Interval
        );

    private string Text()
    {
        var all = _waiting
            .Select(entry => $"{entry.Key.GetResourceType()} '{entry.Key.GetResourceName()}' waits for {What(entry.Value)}")
            .Order(StringComparer.Ordinal)
            .ToList();
        var rest = all.Count > MaximumListed ? $"; and {all.Count - MaximumListed} more" : "";
        return string.Join("; ", all.Take(MaximumListed)) + rest;
    }

    private static string What(string property) => property.Length == 0 ? "what it depends on" : $"the value of '{property}'";
}
