using Infra.Google.Iam;
using Infra.Google.Network;
using Infra.Google.SecretManager;
using Pulumi;

namespace Infra.Google.CloudRun;

/// <summary>The ingress setting: the networks from which a service is reachable. IAM grants decide who can call it.</summary>
public enum Ingress
{
    /// <summary>All networks.</summary>
    All,

    /// <summary>The project's own networks and the Google services in the project, including Pub/Sub.</summary>
    Internal,

    /// <summary>The same as <see cref="Internal"/>, and load balancers.</summary>
    InternalLoadBalancer,
}

/// <summary>Arguments of <see cref="CloudRunService"/>.</summary>
public sealed record CloudRunServiceArgs
{
    /// <summary>The region, such as <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The service account it runs as.</summary>
    public required WorkloadIdentity Identity { get; init; }

    /// <summary>The network for private addresses.</summary>
    /// <value>Default: none, it reaches only public addresses.</value>
    public PrivateNetwork? Network { get; init; }

    /// <summary>The image and its size.</summary>
    public required CloudRunServiceSettings Settings { get; init; }

    /// <summary>The path of the startup probe, which returns a success status once the service works, such as <c>/health</c>.</summary>
    public required string HealthPath { get; init; }

    /// <summary>The port it listens on.</summary>
    /// <value>1 to 65,535; default 8080.</value>
    public int Port { get; init; } = 8080;

    /// <summary>The ingress setting.</summary>
    /// <value>Default: the project's own networks.</value>
    public Ingress Ingress { get; init; } = Ingress.Internal;

    /// <summary>Whether requests of one client go to the same instance.</summary>
    /// <value>Default: no.</value>
    public bool SessionAffinity { get; init; }

    /// <summary>Environment variables that are not secret.</summary>
    public IReadOnlyDictionary<string, Input<string>> Variables { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>Environment variables whose values are secrets, each granted to <see cref="Identity"/>.</summary>
    public IReadOnlyDictionary<string, SecretAccess> Secrets { get; init; } = new Dictionary<string, SecretAccess>();

    /// <summary>The Cloud SQL instance whose socket is mounted under <c>/cloudsql</c>.</summary>
    /// <value>Default: none.</value>
    public Output<string>? CloudSqlConnection { get; init; }

    /// <summary>The labels of the service.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
