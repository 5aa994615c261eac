using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Infra.Edge;

/// <summary>A Cloud Run service as a load balancer sees it.</summary>
/// <remarks>
/// Neither resource has a name of its own: replaced, the next one is made and used before this one goes. There is no health check and no
/// time limit here, a serverless backend takes neither: the service's own request timeout counts, 60 minutes at most.
/// Source: https://cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts.
/// </remarks>
public sealed class ServerlessBackend : ComponentResource
{
    private const string TypeToken = "platform:edge:ServerlessBackend";

    /// <summary>All requests; few are logged twice, as Cloud Run logs what reaches it and not what is turned away before.</summary>
    private const double LoggedShare = 1;

    /// <param name="name">Names what is in it.</param>
    /// <param name="args">The service.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public ServerlessBackend(string name, ServerlessBackendArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        var group = new RegionNetworkEndpointGroup(
            name,
            new()
            {
                Region = args.Region,
                NetworkEndpointType = "SERVERLESS",
                CloudRun = new RegionNetworkEndpointGroupCloudRunArgs { Service = args.Service.Name },
            },
            child
        );
        var backend = new BackendService(
            name,
            new()
            {
                // Left out, both are those of the load balancer before this one.
                LoadBalancingScheme = "EXTERNAL_MANAGED",
                Protocol = "HTTPS",
                Backends = { new BackendServiceBackendArgs { Group = group.Id } },
                SecurityPolicy = args.SecurityPolicyId,
                LogConfig = new BackendServiceLogConfigArgs { Enable = true, SampleRate = LoggedShare },
                CustomResponseHeaders = SecurityHeaders.All.ToList(),
            },
            child
        );

        BackendId = backend.Id;
        RegisterOutputs(new Dictionary<string, object?> { ["backendId"] = BackendId });
    }

    /// <summary>What a URL map names, <c>projects/{project}/global/backendServices/{name}</c>.</summary>
    public Output<string> BackendId { get; }
}
