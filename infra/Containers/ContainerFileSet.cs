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

    /// <summary>The one file of a path.</summary>
    public static ContainerFileSet Of(string name, string path, string text) =>
        Below(name, path[..path.LastIndexOf('/')], new Dictionary<string, string> { [path] = text });

    /// <summary>The files that lie below a directory, among others.</summary>
    /// <param name="name">What they are.</param>
    /// <param name="directory">Where they are.</param>
    /// <param name="files">Contents by whole path; those that lie elsewhere are left out.</param>
    public static ContainerFileSet Below(string name, string directory, IReadOnlyDictionary<string, string> files) =>
        new(name, directory)
        {
            Texts = files
                .Where(file => file.Key.StartsWith($"{directory}/", StringComparison.Ordinal))
                .ToDictionary(file => file.Key[(directory.Length + 1)..], file => file.Value),
        };
}
