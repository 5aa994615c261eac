using Infra.Composition;
using Pulumi;
using Pulumi.Docker;

namespace Infra.Containers;

/// <summary>A container that is started again when it ends, and that others wait for until it is healthy.</summary>
/// <remarks>
/// Nearly every change replaces it, and the one before is deleted first: its name and ports are taken until then. An unhealthy container is
/// not restarted: only something with the engine's socket could, which is root on the host (docs/adr/0012-containers.md).
/// </remarks>
public sealed class ContainerService : ComponentResource
{
    private const string TypeToken = "platform:containers:ContainerService";

    /// <summary>Docker cannot change them on a container that runs, and the provider does not say so.</summary>
    private static readonly string[] SetAtCreation = ["healthcheck", "init", "tmpfs"];

    /// <param name="name">The container's name on the host.</param>
    /// <param name="args">Image, size and surroundings.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public ContainerService(string name, ContainerServiceArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        // The image before stays on the host: going back to it takes no registry.
        var image = new RemoteImage(name, new() { Name = args.Settings.Image, KeepLocally = true }, ChildOptions.Of(this, options));
        var files = args.Files.ToDictionary(set => set, set => CreateFiles($"{name}-{set.Name}", set, image, args, options));
        var child = ChildOptions.Of(this, options);
        child.DeleteBeforeReplace = true;
        child.ReplaceOnChanges.AddRange(SetAtCreation);
        foreach (var carrier in files.Values.Select(set => set.Carrier))
        {
            child.DependsOn.Add(carrier);
            // Programs read their files at the start.
            child.ReplaceWith.Add(carrier);
        }

        var volumes = files.ToDictionary(set => set.Key.Directory, set => set.Value.VolumeName);
        var container = new Container(name, ContainerTemplate.Service(name, image.ImageId, volumes, args), child);
        Name = container.Name;
        RegisterOutputs(new Dictionary<string, object?> { ["name"] = Name });
    }

    /// <summary>The container's name on the host.</summary>
    public Output<string> Name { get; }

    private ContainerFiles CreateFiles(
        string name,
        ContainerFileSet set,
        RemoteImage image,
        ContainerServiceArgs args,
        ComponentResourceOptions? options
    ) =>
        new(
            name,
            new()
            {
                ImageId = image.ImageId,
                Texts = set.Texts,
                Secrets = set.Secrets,
                Labels = args.Labels,
            },
            ChildOptions.OfComponent(this, options)
        );
}
