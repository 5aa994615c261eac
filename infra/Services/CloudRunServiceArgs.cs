using Infra.Identity;
using Infra.Network;
using Infra.Secrets;
using Pulumi;

namespace Infra.Services;

/// <summary>Who reaches a service's address at all; who may call it is for grants to say.</summary>
public enum Ingress
{
    /// <summary>Requests from anywhere.</summary>
    All,

    /// <summary>Requests from the project's own networks and Google services in it, Pub/Sub among them.</summary>
    Internal,

    /// <summary>The same, and load balancers.</summary>
    InternalLoadBalancer,
}

/// <summary>Arguments of <see cref="CloudRunService"/>.</summary>
public sealed record CloudRunServiceArgs
{
    /// <summary>The region, <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The account it runs as.</summary>
    public required WorkloadIdentity Identity { get; init; }

    /// <summary>The network it reaches private addresses through.</summary>
    /// <value>Default: none, it reaches public addresses alone.</value>
    public PrivateNetwork? Network { get; init; }

    /// <summary>Image and size.</summary>
    public required CloudRunServiceSettings Settings { get; init; }

    /// <summary>What it answers with success once it works, <c>/health</c>.</summary>
    public required string HealthPath { get; init; }

    /// <summary>The port it listens on.</summary>
    /// <value>1 to 65,535; default 8080.</value>
    public int Port { get; init; } = 8080;

    /// <summary>Who reaches it.</summary>
    /// <value>Default: the project's own networks.</value>
    public Ingress Ingress { get; init; } = Ingress.Internal;

    /// <summary>Whether a client's requests go to the same instance while it lasts.</summary>
    /// <value>Default: no.</value>
    public bool SessionAffinity { get; init; }

    /// <summary>Variables in the clear.</summary>
    public IReadOnlyDictionary<string, Input<string>> Variables { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>Variables whose values are secrets, each granted to <see cref="Identity"/>.</summary>
    public IReadOnlyDictionary<string, SecretAccess> Secrets { get; init; } = new Dictionary<string, SecretAccess>();

    /// <summary>The Cloud SQL instance whose socket it finds under <c>/cloudsql</c>.</summary>
    /// <value>Default: none.</value>
    public Output<string>? CloudSqlConnection { get; init; }

    /// <summary>Labels of the service.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
