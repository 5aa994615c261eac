using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.Compute;
using Pulumi.Gcp.Compute.Inputs;
using Pulumi.Gcp.ServiceNetworking;

namespace Infra.Google.Network;

/// <summary>A VPC network with one subnet for services, and the peering through which databases and caches are reached.</summary>
/// <remarks>
/// A network has one peering per service producer, so this component owns it and all managed services wait for
/// <see cref="ManagedServices"/>: an instance that is created earlier ends in the state FAILED. Source:
/// https://cloud.google.com/sql/docs/postgres/configure-private-services-access.
/// </remarks>
public sealed class PrivateNetwork : ComponentResource
{
    private const string TypeToken = "platform:network:PrivateNetwork";

    /// <param name="name">The name of the network and the prefix of its resources' names.</param>
    /// <param name="args">The region and the address ranges.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public PrivateNetwork(string name, PrivateNetworkArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        var network = new Pulumi.Gcp.Compute.Network(
            name,
            new()
            {
                Name = name,
                AutoCreateSubnetworks = false,
                RoutingMode = "REGIONAL",
            },
            child
        );
        var subnet = CreateSubnet(name, network, args, child);
        var range = new GlobalAddress(
            $"{name}-managed-services",
            new()
            {
                Name = $"{name}-managed-services",
                Purpose = "VPC_PEERING",
                AddressType = "INTERNAL",
                Address = args.Settings.ManagedServices.FirstAddress,
                PrefixLength = args.Settings.ManagedServices.PrefixLength,
                Network = network.Id,
            },
            child
        );

        NetworkId = network.Id;
        SubnetId = subnet.Id;
        ManagedServicesRange = range.Name;
        ManagedServices = Peer(name, network, range, args, child);
        RegisterOutputs(new Dictionary<string, object?> { ["networkId"] = NetworkId, ["subnetId"] = SubnetId });
    }

    /// <summary>The network, <c>projects/{project}/global/networks/{name}</c>.</summary>
    public Output<string> NetworkId { get; }

    /// <summary>The subnet for services.</summary>
    public Output<string> SubnetId { get; }

    /// <summary>The name of the address range for managed services.</summary>
    public Output<string> ManagedServicesRange { get; }

    /// <summary>The peering; resources with an address in its range depend on it.</summary>
    public Connection ManagedServices { get; }

    private static Subnetwork CreateSubnet(
        string name,
        Pulumi.Gcp.Compute.Network network,
        PrivateNetworkArgs args,
        CustomResourceOptions child
    ) =>
        new(
            $"{name}-services",
            new()
            {
                Name = $"{name}-services",
                Region = args.Region,
                Network = network.Id,
                IpCidrRange = args.Settings.Subnet.ToString(),
                // Without this, calls between services leave the network, and internal ingress rejects them.
                PrivateIpGoogleAccess = true,
                LogConfig = new SubnetworkLogConfigArgs
                {
                    AggregationInterval = "INTERVAL_10_MIN",
                    FlowSampling = 0.5,
                    Metadata = "INCLUDE_ALL_METADATA",
                },
            },
            child
        );

    private static Connection Peer(
        string name,
        Pulumi.Gcp.Compute.Network network,
        GlobalAddress range,
        PrivateNetworkArgs args,
        CustomResourceOptions child
    )
    {
        var peering = new ConnectionArgs
        {
            Network = network.Id,
            Service = "servicenetworking.googleapis.com",
            ReservedPeeringRanges = { range.Name },
            // Without this, creation fails for a network that was deleted and recreated, because the old peering still exists.
            UpdateOnCreationFail = true,
        };
        if (args.Settings.AbandonPeering)
        {
            peering.DeletionPolicy = "ABANDON";
        }

        return new Connection($"{name}-managed-services", peering, child);
    }
}

/// <summary>Arguments of <see cref="PrivateNetwork"/>.</summary>
public sealed record PrivateNetworkArgs
{
    /// <summary>The region of the subnet, such as <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The address ranges.</summary>
    public required PrivateNetworkSettings Settings { get; init; }
}
