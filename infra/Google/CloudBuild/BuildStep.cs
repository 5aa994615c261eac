using Pulumi;

namespace Infra.Google.CloudBuild;

/// <summary>One step of a build; steps run in sequence.</summary>
/// <param name="Name">The name of the step in the logs.</param>
/// <param name="Image">The image it runs in.</param>
/// <param name="Script">The script to run, starting with a shebang line.</param>
public sealed record BuildStep(string Name, string Image, string Script)
{
    /// <summary>Environment variables of the step. Values can refer to Cloud Build substitutions such as <c>$COMMIT_SHA</c>.</summary>
    public IReadOnlyDictionary<string, Input<string>> Variables { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>Whether the step receives the token of <see cref="DeliveryPipelineArgs.Token"/>.</summary>
    public bool ReadsToken { get; init; }
}
