using Pulumi;

namespace Infra.Delivery;

/// <summary>One step of a build, after those before it.</summary>
/// <param name="Name">What it does, as logs show it.</param>
/// <param name="Image">The image it runs in.</param>
/// <param name="Script">What it runs there, with a shell named in its first line.</param>
public sealed record BuildStep(string Name, string Image, string Script)
{
    /// <summary>Variables it finds. Values may name Cloud Build's own, <c>$COMMIT_SHA</c>.</summary>
    public IReadOnlyDictionary<string, Input<string>> Variables { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>Whether it finds the token of <see cref="DeliveryPipelineArgs.Token"/>.</summary>
    public bool ReadsToken { get; init; }
}
