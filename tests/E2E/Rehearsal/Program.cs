using Pulumi;
using Pulumi.Gcp.PubSub;
using Pulumi.Gcp.PubSub.Inputs;
using Pulumi.Random;
using Rehearsal;

return await Deployment.RunAsync(() =>
{
    var config = new Config();
    var queue = new Queue(config.Require("name"), config.RequireSecret("token"));
    var outputs = new Dictionary<string, object?>
    {
        ["known"] = config.Require("name"),
        ["topic"] = queue.TopicId,
        ["secret"] = queue.Password,
        ["token"] = config.RequireSecret("token"),
    };
    if (config.Get("reads") is { } other)
    {
        outputs["read"] = new StackReference(other).RequireOutput("topic");
    }

    return outputs;
});

namespace Rehearsal
{
    internal sealed class Queue : ComponentResource
    {
        public Queue(string name, Output<string> token)
            : base("rehearsal:index:Queue", name, new ComponentResourceOptions { Protect = false })
        {
            var owner = new CustomResourceOptions { Parent = this };
            var password = new RandomPassword(name, new() { Length = 32 }, owner);
            var topic = new Topic(
                name,
                new()
                {
                    Name = name,
                    Labels = { ["stack"] = Deployment.Instance.StackName },
                    MessageRetentionDuration = "86400s",
                },
                owner
            );
            _ = new Topic(
                $"{name}-copy",
                new()
                {
                    // Its name is not known before the first topic exists.
                    Name = topic.Id.Apply(id => $"{id.Split('/')[^1]}-copy"),
                    Labels = { ["token"] = token, ["password"] = password.Result },
                    MessageStoragePolicy = new TopicMessageStoragePolicyArgs { AllowedPersistenceRegions = { "europe-west1" } },
                },
                new()
                {
                    Parent = this,
                    DependsOn = { password },
                    IgnoreChanges = { "labels" },
                    CustomTimeouts = new() { Create = TimeSpan.FromMinutes(2) },
                }
            );
            TopicId = topic.Id;
            Password = password.Result;
            RegisterOutputs(new Dictionary<string, object?> { ["topicId"] = TopicId, ["password"] = Password });
        }

        public Output<string> TopicId { get; }

        public Output<string> Password { get; }
    }
}
