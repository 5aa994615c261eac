using System.IO.Enumeration;

namespace Engine.Hosts.DotNet.Inputs;

/// <summary>A pattern for files. It may match more files than the build does: an additional match costs only a needless build.</summary>
/// <param name="Folder">The folder where the search starts: the part of the path without wildcards.</param>
/// <param name="Depth">How many levels of subfolders are searched.</param>
/// <param name="Name">The pattern for file names.</param>
/// <param name="Pruned">The folders that are not searched, separated by line breaks: paths, or patterns for names.</param>
/// <param name="SkipsSettings">Whether project and stack files are ignored: they are read at every run.</param>
internal sealed record InputGlob(string Folder, int Depth, string Name, string Pruned, bool SkipsSettings)
{
    /// <summary>The maximum depth of subfolders, which ends the search in cyclic links.</summary>
    private const int Deepest = 64;

    private static readonly char[] Wildcards = ['*', '?'];

    /// <param name="pattern">An absolute path with wildcards.</param>
    /// <param name="excludes">Absolute paths with wildcards; only those that exclude whole folders are considered.</param>
    /// <param name="skipsSettings">Whether project and stack files are ignored.</param>
    public static InputGlob Parse(string pattern, IEnumerable<string> excludes, bool skipsSettings = false)
    {
        var parts = pattern.Split(Path.DirectorySeparatorChar);
        var first = Array.FindIndex(parts, HasWildcards);
        var folder = string.Join(Path.DirectorySeparatorChar, parts[..first]);
        var depth = parts.Contains("**") ? Deepest : parts.Length - first - 1;
        var pruned = excludes
            .Select(PrunedBy)
            .Where(part => part.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        var name = parts[^1] == "**" ? "*" : parts[^1];
        return new InputGlob(folder.Length == 0 ? "/" : folder, depth, name, string.Join('\n', pruned), skipsSettings);
    }

    public static bool HasWildcards(string path) => path.AsSpan().IndexOfAny(Wildcards) >= 0;

    /// <summary>Returns the existing folders that were searched and the files that match, both sorted.</summary>
    public (List<string> Folders, List<string> Files) Match()
    {
        List<string> folders = [];
        List<string> files = [];
        if (Directory.Exists(Folder))
        {
            Search(Folder, Depth, folders, files);
        }

        files.Sort(StringComparer.Ordinal);
        return (folders, files);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Folder);
        writer.Write(Depth);
        writer.Write(Name);
        writer.Write(Pruned);
        writer.Write(SkipsSettings);
    }

    public static InputGlob Read(BinaryReader reader) =>
        new(reader.ReadString(), reader.ReadInt32(), reader.ReadString(), reader.ReadString(), reader.ReadBoolean());

    private void Search(string folder, int depth, List<string> folders, List<string> files)
    {
        folders.Add(folder);
        var entries = new FileSystemEnumerable<(string Path, string Name, bool IsFolder)>(
            folder,
            (ref entry) => (entry.ToFullPath(), entry.FileName.ToString(), entry.IsDirectory),
            new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true }
        );
        foreach (var (path, name, isFolder) in entries)
        {
            if (!isFolder)
            {
                if (FileSystemName.MatchesSimpleExpression(Name, name) && !(SkipsSettings && IsSettings(name)))
                {
                    files.Add(path);
                }
            }
            else if (depth > 0 && !IsPruned(path, name) && !LeadsBack(path))
            {
                Search(path, depth - 1, folders, files);
            }
        }
    }

    private static bool IsSettings(string name) => name.StartsWith("Pulumi.", StringComparison.Ordinal);

    private bool IsPruned(string path, string name) =>
        Pruned
            .Split('\n')
            .Any(part => part.Length > 0 && (part == path || FileSystemName.MatchesSimpleExpression(part, name, ignoreCase: false)));

    /// <summary>Returns whether a link points to one of its parent folders.</summary>
    private static bool LeadsBack(string path) =>
        new DirectoryInfo(path).LinkTarget is not null
        && Directory.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName is { } target
        && path.StartsWith($"{target.TrimEnd(Path.DirectorySeparatorChar)}{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    /// <summary>
    /// Returns a path for <c>/a/obj/**</c>, or a name for <c>/a/**/node_modules/**</c>; other patterns exclude single files.
    /// </summary>
    private static string PrunedBy(string exclude)
    {
        var parts = exclude.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || parts[^1] != "**")
        {
            return "";
        }

        var fixedParts = parts[..^1];
        return !fixedParts.Any(HasWildcards) ? exclude[..^"/**".Length].TrimEnd(Path.DirectorySeparatorChar)
            : fixedParts.Length > 1 && fixedParts[^2] == "**" && !fixedParts[..^2].Any(HasWildcards) ? fixedParts[^1]
            : "";
    }
}
