using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.Projects;

namespace Infra.Google.PubSub;

/// <summary>The Pub/Sub service agent of a project. It forwards dead letters and needs a grant wherever it does so.</summary>
public sealed class PubSubAgent : ComponentResource
{
    private const string TypeToken = "platform:messaging:PubSubAgent";

    /// <param name="name">The name of the component.</param>
    /// <param name="args">The project.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public PubSubAgent(string name, PubSubAgentArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        // Google creates the service agent at first use, which is after the grants to it; this creates it earlier.
        var identity = new ServiceIdentity(
            name,
            new() { Project = args.Project, Service = "pubsub.googleapis.com" },
            ChildOptions.Of(this, options)
        );
        Member = identity.Member;
        RegisterOutputs(new Dictionary<string, object?> { ["member"] = Member });
    }

    /// <summary>The service agent as an IAM member.</summary>
    public Output<string> Member { get; }
}

/// <summary>Arguments of <see cref="PubSubAgent"/>.</summary>
public sealed record PubSubAgentArgs
{
    /// <summary>The project ID.</summary>
    public required string Project { get; init; }
}
