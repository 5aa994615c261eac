using Infra.Google.CloudRun;
using Infra.Google.Iam;
using Infra.Google.PubSub;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.PubSub;

public sealed class WorkQueueTests
{
    private const string Subscription = "gcp:pubsub/subscription:Subscription";

    private static readonly WorkQueueSettings Slow = new()
    {
        AckDeadline = TimeSpan.FromSeconds(600),
        DeliveryAttempts = 100,
        MinimumBackoff = TimeSpan.Zero,
        MaximumBackoff = TimeSpan.FromSeconds(60),
        Retention = TimeSpan.FromMinutes(10),
        DeadLetterRetention = TimeSpan.FromDays(1),
    };

    [Fact]
    public async Task Defaults_declare_topic_push_subscription_and_the_grants_to_call_and_to_forward() =>
        InventoryFile.Matches("WorkQueue.defaults.txt", (await DeclareAsync(given => Args(given, Neighbours.Delivery))).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "WorkQueue.values.txt",
            (
                await DeclareAsync(given =>
                    Args(given, Slow) with
                    {
                        Path = "/other",
                        Labels = new Dictionary<string, string>(Neighbours.Labels),
                    }
                )
            ).ToString()
        );

    [Fact]
    public async Task Subscription_never_expires_and_its_token_audience_has_no_path()
    {
        var subscription = (await DeclareAsync(given => Args(given, Neighbours.Delivery))).Single(Subscription);

        Assert.Equal("", subscription.At("expirationPolicy.ttl"));
        Assert.Equal("https://worker-hash.a.run.app", subscription.At("pushConfig.oidcToken.audience"));
        Assert.Equal("https://worker-hash.a.run.app/process", subscription.At("pushConfig.pushEndpoint"));
    }

    [Fact]
    public async Task Messages_are_delivered_as_an_account_that_is_not_the_workers()
    {
        var added = await DeclareAsync(given => Args(given, Neighbours.Delivery));

        Assert.Equal(
            "pusher@test-project.iam.gserviceaccount.com",
            added.Single(Subscription).At("pushConfig.oidcToken.serviceAccountEmail")
        );
        var invoker = added.Single("gcp:cloudrunv2/serviceIamMember:ServiceIamMember");
        Assert.Equal("serviceAccount:pusher@test-project.iam.gserviceaccount.com", invoker.At("member"));
        Assert.Equal("roles/run.invoker", invoker.At("role"));
        Assert.Equal("worker", invoker.At("name"));
    }

    [Fact]
    public async Task AllowPublishing_lets_one_account_publish_to_one_topic()
    {
        var added = await Declaration.AddedAsync(
            () => (Queue: new WorkQueue("tasks", Args(Given(), Neighbours.Delivery)), Publisher: Neighbours.Identity("publisher")),
            given => given.Queue.AllowPublishing("publisher", given.Publisher)
        );

        Assert.Equal(
            """
            gcp:pubsub/topicIAMMember:TopicIAMMember tasks-publisher
              member: serviceAccount:publisher@test-project.iam.gserviceaccount.com
              role: roles/pubsub.publisher
              topic: projects/test-project/topics/tasks

            """,
            added.ToString()
        );
    }

    private static Task<Inventory> DeclareAsync(Func<Surroundings, WorkQueueArgs> args) =>
        Declaration.AddedAsync(Given, given => _ = new WorkQueue("tasks", args(given)));

    private static Surroundings Given()
    {
        var agent = new PubSubAgent("pubsub", new() { Project = CloudAnswers.Project });
        var failed = new DeadLetterQueue(
            "failed",
            new()
            {
                Region = Neighbours.Region,
                Agent = agent,
                Settings = Neighbours.Delivery,
            }
        );
        return new Surroundings(agent, failed, Neighbours.Service(), Neighbours.Identity("pusher"));
    }

    private static WorkQueueArgs Args(Surroundings given, WorkQueueSettings settings) =>
        new()
        {
            Region = Neighbours.Region,
            SubscriptionName = "worker-sub",
            Worker = given.Worker,
            Deliverer = given.Deliverer,
            DeadLetters = given.DeadLetters,
            Agent = given.Agent,
            Settings = settings,
        };

    private sealed record Surroundings(PubSubAgent Agent, DeadLetterQueue DeadLetters, CloudRunService Worker, WorkloadIdentity Deliverer);
}
