using Infra.Composition;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace Infra.Docker.Networks;

/// <summary>A network on a Docker host: either internal or with outbound access.</summary>
/// <remarks>
/// A container that is in both kinds of network must be addressed by an alias that exists only in the internal one: its own name resolves
/// in both, and the network with outbound access is asked first.
/// </remarks>
public sealed class ContainerNetwork : ComponentResource
{
    private const string TypeToken = "platform:containers:ContainerNetwork";

    /// <summary>Source: https://docs.docker.com/engine/network/drivers/bridge (inter-container connectivity, on by default).</summary>
    private const string Connectivity = "com.docker.network.bridge.enable_icc";

    /// <param name="name">The network's name on the host.</param>
    /// <param name="args">Whether the network is internal.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public ContainerNetwork(string name, ContainerNetworkArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var network = new NetworkArgs
        {
            Name = name,
            Driver = "bridge",
            Internal = args.IsInternal,
            Labels = args.Labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(Label).ToList(),
        };
        if (!args.IsInternal)
        {
            // Containers join this network for outbound access, not to reach each other.
            network.Options = new Dictionary<string, string> { [Connectivity] = "false" };
        }

        var child = ChildOptions.Of(this, options);
        // The name is in use until the old network is deleted.
        child.DeleteBeforeReplace = true;
        Name = new Pulumi.Docker.Network(name, network, child).Name;
        RegisterOutputs(new Dictionary<string, object?> { ["name"] = Name });
    }

    /// <summary>The network's name on the host.</summary>
    public Output<string> Name { get; }

    private static NetworkLabelArgs Label(KeyValuePair<string, string> label) => new() { Label = label.Key, Value = label.Value };
}

/// <summary>Arguments of <see cref="ContainerNetwork"/>.</summary>
public sealed record ContainerNetworkArgs
{
    /// <summary>Whether the network is internal.</summary>
    /// <value>True: its containers reach only one another. False: its containers have outbound access and cannot reach one another.</value>
    public required bool IsInternal { get; init; }

    /// <summary>The labels of the network.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
