using System.Collections.Concurrent;

namespace Pulumi;

/// <summary>Knows which resources are still waiting for an input, so that a run that goes nowhere can say where it stands.</summary>
internal sealed class WaitingResources
{
    /// <summary>Long enough that a healthy preview never reports.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private const int MostTold = 20;

    /// <summary>By resource the property whose value is missing; empty for anything else it may depend on.</summary>
    private readonly ConcurrentDictionary<Resource, string> _waiting = new(ReferenceEqualityComparer.Instance);

    public void Add(Resource resource, string property) => _waiting[resource] = property;

    public void Remove(Resource resource) => _waiting.TryRemove(resource, out _);

    /// <summary>Tells the engine, from time to time, what waits for what. The message is ephemeral: each replaces the one before.</summary>
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
        var rest = all.Count > MostTold ? $"; and {all.Count - MostTold} more" : "";
        return string.Join("; ", all.Take(MostTold)) + rest;
    }

    private static string What(string property) => property.Length == 0 ? "what it depends on" : $"the value of '{property}'";
}
