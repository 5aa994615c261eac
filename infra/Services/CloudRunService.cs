using Infra.Composition;
using Infra.Identity;
using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.CloudRunV2;
using Pulumi.Gcp.CloudRunV2.Inputs;

namespace Infra.Services;

/// <summary>A container that answers requests, scaled by them, in the network and under an account of its own.</summary>
/// <remarks>
/// The image is the program's to set: another revision that somebody deploys by hand is a difference at the next preview. Nobody may call
/// the service until <see cref="AllowCalls"/> or <see cref="AllowEverybody"/> says so.
/// </remarks>
public sealed class CloudRunService : ComponentResource
{
    private const string TypeToken = "platform:services:CloudRunService";

    private readonly Service _service;

    /// <param name="name">The service's name.</param>
    /// <param name="args">Image, size and surroundings.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
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

        Name = _service.Name;
        Uri = _service.Uri;
        RegisterOutputs(new Dictionary<string, object?> { ["uri"] = Uri });
    }

    /// <summary>The service's name.</summary>
    public Output<string> Name { get; }

    /// <summary>Where it answers, <c>https://{name}-{hash}.a.run.app</c>.</summary>
    public Output<string> Uri { get; }

    /// <summary>Lets an account call it.</summary>
    /// <param name="caller">The caller's name, for the grant's own.</param>
    /// <param name="identity">The caller.</param>
    /// <returns>The grant, for what must wait for it.</returns>
    public Resource AllowCalls(string caller, WorkloadIdentity identity) => Grant(caller, identity.Member);

    /// <summary>Lets everybody call it, for services that know their callers themselves or serve a public page.</summary>
    public void AllowEverybody() => Grant("everybody", "allUsers");

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
            // Replacing the service drops its policy without a difference that this grant could show.
            new() { Parent = this, ReplaceWith = { _service } }
        );
}
