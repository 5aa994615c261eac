using System.Globalization;
using System.IO.Enumeration;
using System.Security.Cryptography;
using System.Text;

namespace Engine.Hosts.DotNet;

/// <summary>
/// Tells whether anything a build may read has changed, in milliseconds where asking the build takes seconds: the path, size and time
/// of every file beside the project and in its project references, and of the settings files in the folders above.
/// </summary>
internal static class SourceFingerprint
{
    /// <summary>What builds and package managers write; no source is read from them.</summary>
    private static readonly HashSet<string> Outputs = new(StringComparer.Ordinal) { "bin", "obj", "artifacts", "node_modules" };

    private static readonly HashSet<string> SettingsFiles = new(StringComparer.OrdinalIgnoreCase)
    {
        "Directory.Build.props",
        "Directory.Build.targets",
        "Directory.Packages.props",
        "global.json",
        "nuget.config",
        ".editorconfig",
    };

    public static string Of(string projectFile)
    {
        var folder = Path.GetDirectoryName(projectFile)!;
        var sources = ProjectReferences.Folders(projectFile).Prepend(folder).Distinct().SelectMany(Sources);
        var settings = Above(folder).SelectMany(Readable).Where(file => SettingsFiles.Contains(Path.GetFileName(file)));
        var lines = sources
            .Concat(settings.Select(file => Line(file, new FileInfo(file))))
            .Append(projectFile)
            .Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }

    private static IEnumerable<string> Sources(string folder) =>
        new FileSystemEnumerable<string>(
            folder,
            (ref entry) =>
                string.Create(CultureInfo.InvariantCulture, $"{entry.ToFullPath()}|{entry.Length}|{entry.LastWriteTimeUtc.UtcTicks}"),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }
        )
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && !IsPulumis(entry.FileName),
            ShouldRecursePredicate = (ref entry) =>
                !Outputs.Contains(entry.FileName.ToString()) && !entry.FileName.StartsWith(".", StringComparison.Ordinal),
        };

    /// <summary>Project and stack files are read at every run; changing a setting builds nothing.</summary>
    private static bool IsPulumis(ReadOnlySpan<char> file) =>
        file.StartsWith("Pulumi.", StringComparison.Ordinal)
        && (file.EndsWith(".yaml", StringComparison.Ordinal) || file.EndsWith(".yml", StringComparison.Ordinal));

    private static string Line(string path, FileInfo file) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}|{file.Length}|{file.LastWriteTimeUtc.Ticks}");

    /// <summary>A folder above may be closed to this user.</summary>
    private static IEnumerable<string> Readable(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.None });

    private static IEnumerable<string> Above(string folder)
    {
        for (var parent = new DirectoryInfo(folder).Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent.FullName;
        }
    }
}
