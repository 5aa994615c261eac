using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.Projects;

namespace Infra.Messaging;

/// <summary>The account Pub/Sub itself acts as in a project. It forwards dead letters, and may do so only where it is granted to.</summary>
public sealed class PubSubAgent : ComponentResource
{
    private const string TypeToken = "platform:messaging:PubSubAgent";

    /// <param name="name">Names the component.</param>
    /// <param name="args">The project.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public PubSubAgent(string name, PubSubAgentArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        // Google makes the account at its first use, which comes after the grants to it; this makes it before.
        var identity = new ServiceIdentity(
            name,
            new() { Project = args.Project, Service = "pubsub.googleapis.com" },
            ChildOptions.Of(this, options)
        );
        Member = identity.Member;
        RegisterOutputs(new Dictionary<string, object?> { ["member"] = Member });
    }

    /// <summary>The account as policies name it.</summary>
    public Output<string> Member { get; }
}
