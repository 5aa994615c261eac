using Infra.Google.Iam;
using Infra.Google.SecretManager;
using Pulumi;

namespace Infra.Google.CloudRun;

/// <summary>Arguments of <see cref="CloudRunWorkerPool"/>.</summary>
public sealed record CloudRunWorkerPoolArgs
{
    /// <summary>The region, such as <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The service account it runs as.</summary>
    public required WorkloadIdentity Identity { get; init; }

    /// <summary>The image and its size.</summary>
    public required CloudRunWorkerPoolSettings Settings { get; init; }

    /// <summary>Environment variables that are not secret.</summary>
    public IReadOnlyDictionary<string, Input<string>> Variables { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>Environment variables whose values are secrets, each granted to <see cref="Identity"/>.</summary>
    public IReadOnlyDictionary<string, SecretAccess> Secrets { get; init; } = new Dictionary<string, SecretAccess>();

    /// <summary>The labels of the pool.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
