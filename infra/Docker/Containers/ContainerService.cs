using Infra.Composition;
using Pulumi;
using Pulumi.Docker;

namespace Infra.Docker.Containers;

/// <summary>A container that is restarted when it exits, and whose dependents wait until it is healthy.</summary>
/// <remarks>
/// Nearly every change replaces the container, and the old one is deleted first because its name and ports are in use until then. An
/// unhealthy container is not restarted: that would require access to the Docker socket, which is equivalent to root on the host
/// (docs/adr/0012-containers.md).
/// </remarks>
public sealed class ContainerService : ComponentResource
{
    private const string TypeToken = "platform:containers:ContainerService";

    /// <summary>
    /// Properties that Docker cannot change on a running container, which the provider does not mark as requiring replacement.
    /// </summary>
    private static readonly string[] SetAtCreation = ["healthcheck", "init", "tmpfs"];

    /// <param name="name">The container's name on the host.</param>
    /// <param name="args">Image, size, networks and other settings.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public ContainerService(string name, ContainerServiceArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        // The previous image stays on the host, so that a rollback does not need the registry.
        var image = new RemoteImage(name, new() { Name = args.Settings.Image, KeepLocally = true }, ChildOptions.Of(this, options));
        var files = args.Files.ToDictionary(set => set, set => CreateFiles($"{name}-{set.Name}", set, image, args, options));
        var child = ChildOptions.Of(this, options);
        child.DeleteBeforeReplace = true;
        child.ReplaceOnChanges.AddRange(SetAtCreation);
        foreach (var carrier in files.Values.Select(set => set.Carrier))
        {
            child.DependsOn.Add(carrier);
            // Programs read their files only at startup.
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
                Contents = set.Contents,
                Secrets = set.Secrets,
                Labels = args.Labels,
            },
            ChildOptions.OfComponent(this, options)
        );
}
