using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;

namespace Infra.Google.LoadBalancing;

/// <summary>A Cloud Run service as a backend of a load balancer.</summary>
/// <remarks>
/// The resources have no fixed names, so that a replacement is created and used before the old one is deleted. A serverless backend
/// supports neither a health check nor a timeout: the service's own request timeout applies, 60 minutes at most. Source:
/// https://cloud.google.com/load-balancing/docs/negs/serverless-neg-concepts.
/// </remarks>
public sealed class ServerlessBackend : ComponentResource
{
    private const string TypeToken = "platform:edge:ServerlessBackend";

    /// <summary>
    /// The fraction of requests to log: all of them. Few entries are duplicates, because Cloud Run does not log requests that are rejected
    /// before they reach it.
    /// </summary>
    private const double LoggedShare = 1;

    /// <param name="name">The prefix of the resource names.</param>
    /// <param name="args">The service.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
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
                // The defaults are those of the classic load balancer.
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

    /// <summary>The backend service for URL maps, <c>projects/{project}/global/backendServices/{name}</c>.</summary>
    public Output<string> BackendId { get; }
}
