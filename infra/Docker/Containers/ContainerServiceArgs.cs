using Infra.Docker.Networks;
using Infra.Docker.Volumes;
using Pulumi;

namespace Infra.Docker.Containers;

/// <summary>Arguments of <see cref="ContainerService"/>.</summary>
public sealed record ContainerServiceArgs
{
    /// <summary>The image and its size.</summary>
    public required ContainerSettings Settings { get; init; }

    /// <summary>The user it runs as.</summary>
    public required ContainerUser User { get; init; }

    /// <summary>The health check.</summary>
    public required HealthProbe Probe { get; init; }

    /// <summary>The networks it is attached to; at least one.</summary>
    public required IReadOnlyList<NetworkAttachment> Networks { get; init; }

    /// <summary>The entrypoint: the program and its first arguments.</summary>
    /// <value>Default: the entrypoint of the image.</value>
    public IReadOnlyList<string> Entrypoint { get; init; } = [];

    /// <summary>The arguments of the program.</summary>
    /// <value>Default: the command of the image.</value>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Environment variables that are not secret: anyone with access to Docker can read them.</summary>
    public IReadOnlyDictionary<string, Input<string>> Variables { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>The published ports.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<PublishedPort> Ports { get; init; } = [];

    /// <summary>The files that the program writes for it.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<ContainerFileSet> Files { get; init; } = [];

    /// <summary>The host files it may read, by path in the container: secrets that never pass through the program.</summary>
    /// <value>Default: none. A file that does not exist on the host fails the deployment.</value>
    public IReadOnlyDictionary<string, string> HostFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>Its persistent volumes, by path in the container.</summary>
    public IReadOnlyDictionary<string, PersistentVolume> Volumes { get; init; } = new Dictionary<string, PersistentVolume>();

    /// <summary>The writable directories in memory; outside these and its volumes the file system is read-only.</summary>
    /// <value>
    /// Default <c>/tmp</c>. The image must contain the directories: one that Docker creates loses its permissions at a restart.
    /// </value>
    public IReadOnlyList<string> Scratch { get; init; } = ["/tmp"];

    /// <summary>The labels of all resources in the component.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
