using Infra.Composition;
using Pulumi;
using Pulumi.Docker;
using Pulumi.Docker.Inputs;

namespace Infra.Containers;

/// <summary>A network of a Docker host: one that leads nowhere else, or one that leads out.</summary>
/// <remarks>
/// Containers that are in both kinds must be called by an alias they have in the internal one alone: their own names are those of both, and
/// the one that leads out is asked first.
/// </remarks>
public sealed class ContainerNetwork : ComponentResource
{
    private const string TypeToken = "platform:containers:ContainerNetwork";

    /// <summary>Source: https://docs.docker.com/engine/network/drivers/bridge (inter-container connectivity, on by default).</summary>
    private const string Connectivity = "com.docker.network.bridge.enable_icc";

    /// <param name="name">The network's name on the host.</param>
    /// <param name="args">Where it leads.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
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
            // Whoever is in it is there for the outside, not for its neighbours.
            network.Options = new Dictionary<string, string> { [Connectivity] = "false" };
        }

        var child = ChildOptions.Of(this, options);
        // The name is taken until it is gone.
        child.DeleteBeforeReplace = true;
        Name = new Pulumi.Docker.Network(name, network, child).Name;
        RegisterOutputs(new Dictionary<string, object?> { ["name"] = Name });
    }

    /// <summary>The network's name on the host.</summary>
    public Output<string> Name { get; }

    private static NetworkLabelArgs Label(KeyValuePair<string, string> label) => new() { Label = label.Key, Value = label.Value };
}
