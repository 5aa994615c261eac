using Pulumi;

namespace Infra.Secrets;

/// <summary>Arguments of <see cref="StoredSecret"/>.</summary>
public sealed record StoredSecretArgs
{
    /// <summary>The one region it is kept in, <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>Labels of the secret.</summary>
    public InputMap<string> Labels { get; init; } = [];

    /// <summary>A value that another resource generates.</summary>
    /// <value>Default: none, the versions are added out of band and no value passes through the program.</value>
    public Output<string>? Value { get; init; }

    /// <summary>The version that is read, of those added out of band: a number, so that a review sees a rotation.</summary>
    /// <value>1 or more; default 1, the first. Not used where the program makes the value.</value>
    public int AddedVersion { get; init; } = 1;
}
