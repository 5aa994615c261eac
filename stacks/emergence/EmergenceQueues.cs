using Infra.Google.CloudRun;
using Infra.Google.Iam;
using Infra.Google.PubSub;
using Pulumi;

namespace Stacks;

/// <summary>The queues between the orchestrator and the agents.</summary>
/// <param name="ByAgent">The queue of each agent.</param>
/// <param name="DeadLetters">The queue for tasks that no worker could handle.</param>
/// <param name="Deliverer">The service account that calls the workers.</param>
internal sealed record EmergenceQueues(
    IReadOnlyDictionary<string, WorkQueue> ByAgent,
    DeadLetterQueue DeadLetters,
    WorkloadIdentity Deliverer
)
{
    /// <summary>Declares a queue for each agent.</summary>
    /// <param name="scope">The system.</param>
    /// <param name="workers">The service that handles each agent's tasks.</param>
    /// <param name="publisher">The service account that publishes tasks.</param>
    public static EmergenceQueues Create(
        EmergenceScope scope,
        IReadOnlyDictionary<string, CloudRunService> workers,
        WorkloadIdentity publisher
    )
    {
        var agent = new PubSubAgent("pubsub", new() { Project = scope.Settings.Project }, scope.Options);
        var deliverer = scope.CreateIdentity("agent-tasks-push", "Delivers agent tasks to workers");
        var deadLetters = new DeadLetterQueue(
            "agent-tasks-dlq",
            new()
            {
                Region = scope.Settings.Region,
                Agent = agent,
                Settings = scope.Settings.Queues,
                Labels = scope.Labels,
            },
            scope.Options
        );
        var queues = workers.ToDictionary(
            worker => worker.Key,
            worker => Create(scope, worker.Key, worker.Value, agent, deliverer, deadLetters)
        );
        foreach (var queue in queues.Values)
        {
            queue.AllowPublishing($"{scope.Name}-app", publisher);
        }

        return new EmergenceQueues(queues, deadLetters, deliverer);
    }

    /// <summary>Returns the environment variables with the topics, for the publisher.</summary>
    public Dictionary<string, Input<string>> Variables() =>
        ByAgent.ToDictionary(queue => $"{queue.Key.ToUpperInvariant()}_TOPIC", queue => (Input<string>)queue.Value.TopicId);

    private static WorkQueue Create(
        EmergenceScope scope,
        string name,
        CloudRunService worker,
        PubSubAgent agent,
        WorkloadIdentity deliverer,
        DeadLetterQueue deadLetters
    ) =>
        new(
            $"agent-{name}-tasks",
            new()
            {
                Region = scope.Settings.Region,
                SubscriptionName = $"{name}-worker-sub",
                Worker = worker,
                Deliverer = deliverer,
                DeadLetters = deadLetters,
                Agent = agent,
                Settings = scope.Settings.Queues,
                Labels = scope.Labels,
            },
            scope.Options
        );
}
