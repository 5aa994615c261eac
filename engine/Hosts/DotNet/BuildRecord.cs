using System.Security.Cryptography;
using System.Text;

namespace Engine.Hosts.DotNet;

/// <summary>Remembers what was built from which sources, per project, in the user's own cache.</summary>
internal sealed class BuildRecord
{
    private readonly string _file;

    private BuildRecord(string file) => _file = file;

    public static BuildRecord Of(string projectFile)
    {
        var cache = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        var folder = Path.Combine(cache.Length > 0 ? cache : Path.GetTempPath(), "pulumi-review", "builds");
        return new BuildRecord(Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(projectFile)))));
    }

    /// <returns>The assembly that was built from these sources, if it is still as it was; else null.</returns>
    public string? AssemblyFor(string fingerprint)
    {
        try
        {
            return File.ReadAllLines(_file) is [var sources, var stamp, var assembly] && sources == fingerprint && Stamp(assembly) == stamp
                ? assembly
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Losing the record costs a build, so that a folder that cannot be written to is no fault.</summary>
    public void Save(string fingerprint, string assembly)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_file)!);
            var temporary = $"{_file}.{Environment.ProcessId}";
            File.WriteAllLines(temporary, [fingerprint, Stamp(assembly), assembly]);
            File.Move(temporary, _file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next run builds again.
        }
    }

    private static string Stamp(string assembly)
    {
        var file = new FileInfo(assembly);
        return file.Exists ? FormattableString.Invariant($"{file.Length}|{file.LastWriteTimeUtc.Ticks}") : "";
    }
}
