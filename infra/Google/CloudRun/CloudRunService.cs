using Infra.Composition;
using Infra.Google.Iam;
using Pulumi;
using Pulumi.Gcp.CloudRunV2;
using Pulumi.Gcp.CloudRunV2.Inputs;

namespace Infra.Google.CloudRun;

/// <summary>A Cloud Run service that scales with its requests, in the private network and with its own service account.</summary>
/// <remarks>
/// The program manages the image: a revision that was deployed manually is a difference in the next preview. Calls are rejected until
/// <see cref="AllowCalls"/> or <see cref="AllowUnauthenticated"/> grants access.
/// </remarks>
public sealed class CloudRunService : ComponentResource
{
    private const string TypeToken = "platform:services:CloudRunService";

    private readonly Service _service;

    /// <param name="name">The service's name.</param>
    /// <param name="args">Image, size, networks and other settings.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public CloudRunService(string name, CloudRunServiceArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var grants = args.Secrets.Values.SelectMany(secret => secret.Prerequisites).ToArray();
        _service = new Service(
            name,
            new()
            {
                Name = name,
                Location = args.Region,
                Labels = args.Labels,
                Ingress = IngressTraffic(args.Ingress),
                DeletionProtection = args.Settings.Protect,
                Scaling = new ServiceScalingArgs { MinInstanceCount = args.Settings.MinimumInstances },
                Template = CloudRunTemplate.Of(args),
                Traffics = { ServingRevision.Traffic(args.Settings.Revision) },
            },
            new() { Parent = this, DependsOn = ChildOptions.Of(this, options).DependsOn.Concat(grants) }
        );

        ServiceName = name;
        Identity = args.Identity;
        MaximumInstances = args.Settings.MaximumInstances;
        Name = _service.Name;
        Uri = _service.Uri;
        RegisterOutputs(new Dictionary<string, object?> { ["uri"] = Uri });
    }

    /// <summary>The service's name, known before the service exists, for filters and alerts.</summary>
    public string ServiceName { get; }

    /// <summary>The service account that the service runs as.</summary>
    public WorkloadIdentity Identity { get; }

    /// <summary>The maximum number of instances.</summary>
    public int MaximumInstances { get; }

    /// <summary>The service's name, known once the service exists, for what depends on it.</summary>
    public Output<string> Name { get; }

    /// <summary>The URL, <c>https://{name}-{hash}.a.run.app</c>.</summary>
    public Output<string> Uri { get; }

    /// <summary>Grants a service account the right to call the service.</summary>
    /// <param name="caller">The caller's name, used in the name of the grant.</param>
    /// <param name="identity">The caller.</param>
    /// <returns>The grant, for use as a dependency.</returns>
    public Resource AllowCalls(string caller, WorkloadIdentity identity) => Grant(caller, identity.Member);

    /// <summary>Allows unauthenticated calls, for services that authenticate callers themselves or serve a public page.</summary>
    public void AllowUnauthenticated() => Grant("everybody", "allUsers");

    private static string IngressTraffic(Ingress ingress) =>
        ingress switch
        {
            Ingress.All => "INGRESS_TRAFFIC_ALL",
            Ingress.InternalLoadBalancer => "INGRESS_TRAFFIC_INTERNAL_LOAD_BALANCER",
            _ => "INGRESS_TRAFFIC_INTERNAL_ONLY",
        };

    private ServiceIamMember Grant(string caller, Input<string> member) =>
        new(
            $"{_service.GetResourceName()}-{caller}",
            new()
            {
                Name = _service.Name,
                Location = _service.Location,
                Role = "roles/run.invoker",
                Member = member,
            },
            // Replacing the service removes its IAM policy without a difference in this grant.
            new() { Parent = this, ReplaceWith = { _service } }
        );
}
