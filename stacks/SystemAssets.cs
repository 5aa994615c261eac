using Infra.Settings;

namespace Stacks;

/// <summary>
/// The files of a system that are not code, in its folder of <c>stacks</c>. Those that the program passes on are embedded in it;
/// those that a tool opens are referred to by their path in the project.
/// </summary>
/// <param name="system">The name of the system's folder.</param>
public sealed class SystemAssets(string system)
{
    /// <summary>Returns the contents of an embedded file, with LF line endings.</summary>
    /// <param name="path">The path in the system's folder, such as <c>router/start.sh</c>.</param>
    /// <exception cref="FileNotFoundException">The file does not exist.</exception>
    public string Read(string path)
    {
        using var stream =
            typeof(SystemAssets).Assembly.GetManifestResourceStream($"{system}/{path}")
            ?? throw new FileNotFoundException(null, $"stacks/{system}/{path}");
        using var reader = new StreamReader(stream);
        // A checkout with CRLF would upload scripts that no shell can run, with another hash.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>Returns the contents of all embedded files of a folder, by file name.</summary>
    /// <param name="folder">The path in the system's folder, such as <c>sql</c>.</param>
    public IReadOnlyDictionary<string, string> ReadFolder(string folder)
    {
        var prefix = $"{system}/{folder}/";
        return typeof(SystemAssets)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => name[prefix.Length..])
            .ToDictionary(name => name, name => Read($"{folder}/{name}"));
    }

    /// <summary>Returns the path in the project of a script that a tool runs.</summary>
    /// <param name="path">The path in the system's folder.</param>
    public string Script(string path) => $"stacks/{system}/{path}";

    /// <summary>Returns a folder that a tool reads.</summary>
    /// <param name="path">The path in the system's folder.</param>
    public DeployedFolder Folder(string path) => new($"stacks/{system}/{path}");
}
