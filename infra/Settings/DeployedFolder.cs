using System.Security.Cryptography;
using System.Text;
using Pulumi;

namespace Infra.Settings;

/// <summary>A folder of the project whose files are deployed unchanged.</summary>
/// <param name="Path">The path relative to the project folder, with slashes.</param>
public sealed record DeployedFolder(string Path)
{
    private string FullPath => System.IO.Path.Combine(Deployment.Instance.RootDirectory, Path);

    /// <summary>
    /// A hash that changes whenever the name or the contents of a file change. Line endings in text are ignored, because they depend on the
    /// checkout.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            var lines = Files().Select(file => $"{file} {Convert.ToHexStringLower(SHA256.HashData(Normalized(Read(file))))}\n");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
        }
    }

    /// <summary>Returns the file names in ordinal order; an empty list if the folder does not exist.</summary>
    public IReadOnlyList<string> Files() =>
        Directory.Exists(FullPath)
            ? [.. Directory.EnumerateFiles(FullPath).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Converts text (contents without a zero byte) to LF line endings.</summary>
    private static byte[] Normalized(byte[] contents) =>
        contents.Contains((byte)0)
            ? contents
            : [.. contents.Where((value, i) => value != '\r' || contents.ElementAtOrDefault(i + 1) != '\n')];

    /// <summary>Returns the contents of a file.</summary>
    public byte[] Read(string file) => File.ReadAllBytes(System.IO.Path.Combine(FullPath, file));
}
