using Pulumi;

namespace Infra.Containers;

/// <summary>Arguments of <see cref="ContainerService"/>.</summary>
public sealed record ContainerServiceArgs
{
    /// <summary>Image and size.</summary>
    public required ContainerSettings Settings { get; init; }

    /// <summary>Whom it runs as.</summary>
    public required ContainerUser User { get; init; }

    /// <summary>How Docker finds out that it works.</summary>
    public required HealthProbe Probe { get; init; }

    /// <summary>The networks it is in; one at least.</summary>
    public required IReadOnlyList<NetworkAttachment> Networks { get; init; }

    /// <summary>The program and its first arguments.</summary>
    /// <value>Default: the image's own.</value>
    public IReadOnlyList<string> Entrypoint { get; init; } = [];

    /// <summary>Arguments of the program.</summary>
    /// <value>Default: the image's own.</value>
    public IReadOnlyList<string> Command { get; init; } = [];

    /// <summary>Variables in the clear: everybody who may ask Docker can read them.</summary>
    public IReadOnlyDictionary<string, Input<string>> Variables { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>Ports of the host that lead to it.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<PublishedPort> Ports { get; init; } = [];

    /// <summary>Files the program writes for it.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<ContainerFileSet> Files { get; init; } = [];

    /// <summary>Files of the host it may read, by their path in the container: secrets that never pass through the program.</summary>
    /// <value>Default: none. One that the host has not fails the deployment.</value>
    public IReadOnlyDictionary<string, string> HostFiles { get; init; } = new Dictionary<string, string>();

    /// <summary>What it keeps, by path in the container.</summary>
    public IReadOnlyDictionary<string, PersistentVolume> Volumes { get; init; } = new Dictionary<string, PersistentVolume>();

    /// <summary>Directories in memory that it may write; nothing else outside its volumes can be written.</summary>
    /// <value>Default <c>/tmp</c>. The image must have them: one that Docker makes loses its permissions when the container restarts.</value>
    public IReadOnlyList<string> Scratch { get; init; } = ["/tmp"];

    /// <summary>Labels of everything it is made of.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
