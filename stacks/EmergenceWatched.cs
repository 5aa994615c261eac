using Infra.Database;

namespace Stacks;

/// <summary>What there is to watch in Émergence, as metrics name it.</summary>
public sealed record EmergenceWatched
{
    /// <summary>The database, <c>{project}:{instance}</c>.</summary>
    public required string DatabaseId { get; init; }

    /// <summary>Connections that its tier takes.</summary>
    public required int DatabaseTierConnections { get; init; }

    /// <summary>Its read replicas, in the same form.</summary>
    /// <value>Default: none, as there is none today.</value>
    public IReadOnlyList<string> ReplicaIds { get; init; } = [];

    /// <summary>The cache, <c>projects/{project}/locations/{region}/instances/{instance}</c>.</summary>
    public required string CacheId { get; init; }

    /// <summary>The services that answer people: the orchestrator, and the one before it while it is kept.</summary>
    public required IReadOnlyList<string> Orchestrators { get; init; }

    /// <summary>All services, with the most instances each may have.</summary>
    public required IReadOnlyDictionary<string, int> Services { get; init; }

    /// <summary>The subscriptions of the queues.</summary>
    public required IReadOnlyList<string> Subscriptions { get; init; }

    /// <summary>The subscription of the dead letters.</summary>
    public required string DeadLetterSubscription { get; init; }

    /// <summary>What the settings of Émergence say of it.</summary>
    internal static EmergenceWatched Of(string name, EmergenceSettings settings) =>
        new()
        {
            DatabaseId = $"{settings.Project}:{name}-postgres-{settings.Environment}",
            DatabaseTierConnections = PostgresTier.MaximumConnections[settings.Database.Tier],
            CacheId = $"projects/{settings.Project}/locations/{settings.Region}/instances/{name}-redis",
            Orchestrators = settings.CutOver.KeepOld ? [$"{name}-app", $"{name}-app-old"] : [$"{name}-app"],
            Services = settings
                .Workers.ToDictionary(worker => $"{worker.Key}-worker", worker => worker.Value.MaximumInstances)
                .Append(KeyValuePair.Create($"{name}-app", settings.Orchestrator.MaximumInstances))
                .Concat(settings.CutOver.KeepOld ? [KeyValuePair.Create($"{name}-app-old", settings.OldOrchestrator.MaximumInstances)] : [])
                .ToDictionary(),
            Subscriptions = [.. EmergenceSettings.Agents.Select(agent => $"{agent}-worker-sub")],
            DeadLetterSubscription = "agent-tasks-dlq-sub",
        };
}
