using Infra.Google.CloudSql;

namespace Stacks;

/// <summary>The monitored resources of Émergence, identified as in metrics.</summary>
public sealed record EmergenceWatched
{
    /// <summary>The database instance, <c>{project}:{instance}</c>.</summary>
    public required string DatabaseId { get; init; }

    /// <summary>The maximum number of connections of the database tier.</summary>
    public required int DatabaseTierConnections { get; init; }

    /// <summary>The read replicas, in the same form.</summary>
    /// <value>Default: none; there is currently no replica.</value>
    public IReadOnlyList<string> ReplicaIds { get; init; } = [];

    /// <summary>The cache, <c>projects/{project}/locations/{region}/instances/{instance}</c>.</summary>
    public required string CacheId { get; init; }

    /// <summary>The services that answer users: the orchestrator, and its predecessor as long as it is kept.</summary>
    public required IReadOnlyList<string> Orchestrators { get; init; }

    /// <summary>All services with their maximum instance counts.</summary>
    public required IReadOnlyDictionary<string, int> Services { get; init; }

    /// <summary>The subscriptions of the work queues.</summary>
    public required IReadOnlyList<string> Subscriptions { get; init; }

    /// <summary>The subscription of the dead letter queue.</summary>
    public required string DeadLetterSubscription { get; init; }

    /// <summary>Returns the monitored resources according to the settings of Émergence.</summary>
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
