using Pulumi;

namespace Infra.Edge;

/// <summary>Arguments of <see cref="StaticSite"/>.</summary>
public sealed record StaticSiteArgs
{
    /// <summary>The project's id.</summary>
    public required string Project { get; init; }

    /// <summary>The region the files are kept in, <c>europe-west1</c>; they are served from everywhere.</summary>
    public required string Region { get; init; }

    /// <summary>Whether deleting the files is refused.</summary>
    /// <value>Default: yes.</value>
    public bool Protect { get; init; } = true;

    /// <summary>Labels of the bucket.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
