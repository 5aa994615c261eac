using Pulumi;

namespace Infra.Containers;

/// <summary>Files that a container finds in one directory, and cannot write.</summary>
/// <param name="Name">What they are, <c>rules</c>; it ends the name of their volume.</param>
/// <param name="Directory">Where they are, <c>/etc/prometheus</c>. Nothing can be mounted below it.</param>
public sealed record ContainerFileSet(string Name, string Directory)
{
    /// <summary>Contents by path below the directory.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>Contents that the program generates and nobody may see, by path below the directory.</summary>
    public IReadOnlyDictionary<string, Output<string>> Secrets { get; init; } = new Dictionary<string, Output<string>>();
}
