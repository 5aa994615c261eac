using System.Security.Cryptography;
using System.Text;
using Pulumi;

namespace Infra.Settings;

/// <summary>A folder of the project, whose files a deployment takes as they are.</summary>
/// <param name="Path">Its path from the project's folder, with slashes.</param>
public sealed record ProjectFolder(string Path)
{
    private string FullPath => System.IO.Path.Combine(Deployment.Instance.RootDirectory, Path);

    /// <summary>
    /// Differs whenever a file in it does, by name or contents. Line endings of text do not count: a checkout chooses them.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            var lines = Files().Select(file => $"{file} {Convert.ToHexStringLower(SHA256.HashData(Normalized(Read(file))))}\n");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
        }
    }

    /// <summary>The names of the files in it, in ordinal order; none where there is no such folder.</summary>
    public IReadOnlyList<string> Files() =>
        Directory.Exists(FullPath)
            ? [.. Directory.EnumerateFiles(FullPath).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal)]
            : [];

    /// <summary>Text, which has no zero byte, with LF line endings.</summary>
    private static byte[] Normalized(byte[] contents) =>
        contents.Contains((byte)0)
            ? contents
            : [.. contents.Where((value, i) => value != '\r' || contents.ElementAtOrDefault(i + 1) != '\n')];

    /// <summary>A file's contents.</summary>
    public byte[] Read(string file) => File.ReadAllBytes(System.IO.Path.Combine(FullPath, file));
}
