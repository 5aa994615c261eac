using Pulumi;

namespace Infra.Docker.Containers;

/// <summary>A set of files that are mounted read-only in one directory of a container.</summary>
/// <param name="Name">What the files are, such as <c>rules</c>; used as the suffix of their volume's name.</param>
/// <param name="Directory">
/// The directory that holds the files, such as <c>/etc/prometheus</c>. Nothing else can be mounted below it.
/// </param>
public sealed record ContainerFileSet(string Name, string Directory)
{
    /// <summary>File contents by path below the directory.</summary>
    public IReadOnlyDictionary<string, string> Contents { get; init; } = new Dictionary<string, string>();

    /// <summary>Generated file contents that are secret, by path below the directory.</summary>
    public IReadOnlyDictionary<string, Output<string>> Secrets { get; init; } = new Dictionary<string, Output<string>>();

    /// <summary>Creates a set with a single file.</summary>
    public static ContainerFileSet Of(string name, string path, string text) =>
        Below(name, path[..path.LastIndexOf('/')], new Dictionary<string, string> { [path] = text });

    /// <summary>Creates a set of those files that are below a directory.</summary>
    /// <param name="name">What the files are.</param>
    /// <param name="directory">The directory.</param>
    /// <param name="files">File contents by full path; files in other directories are left out.</param>
    public static ContainerFileSet Below(string name, string directory, IReadOnlyDictionary<string, string> files) =>
        new(name, directory)
        {
            Contents = files
                .Where(file => file.Key.StartsWith($"{directory}/", StringComparison.Ordinal))
                .ToDictionary(file => file.Key[(directory.Length + 1)..], file => file.Value),
        };
}
