using Pulumi;

namespace Infra.Google.LoadBalancing;

/// <summary>Arguments of <see cref="StaticSite"/>.</summary>
public sealed record StaticSiteArgs
{
    /// <summary>The project ID.</summary>
    public required string Project { get; init; }

    /// <summary>The region that stores the files, such as <c>europe-west1</c>; they are served worldwide.</summary>
    public required string Region { get; init; }

    /// <summary>Whether the files are protected from deletion.</summary>
    /// <value>Default: yes.</value>
    public bool Protect { get; init; } = true;

    /// <summary>The labels of the bucket.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
