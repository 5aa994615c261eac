using Pulumi;
using Pulumi.Gcp.PubSub;

namespace Infra.Messaging;

/// <summary>A topic.</summary>
public sealed class WorkQueue : ComponentResource
{
    private const string TypeToken = "platform:messaging:WorkQueue";

    /// <summary>Declares the topic.</summary>
    public WorkQueue(string name, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var topic = new Topic(name, new() { Name = name }, new() { Parent = this });
        TopicId = topic.Id;
        RegisterOutputs(new Dictionary<string, object?> { ["topicId"] = TopicId });
    }

    /// <summary>Where publishers send, <c>projects/{project}/topics/{topic}</c>.</summary>
    public Output<string> TopicId { get; }
}
