using System.IO.Compression;

namespace Standins.Tests.PublicApi;

/// <summary>The recorded listings of the official packages, one type or member per line.</summary>
internal static class OfficialListing
{
    private const string TypeLine = "type ";
    private static readonly string[] Packages =
    [
        "Pulumi",
        "Pulumi.Cloudflare",
        "Pulumi.Command",
        "Pulumi.Docker",
        "Pulumi.Gcp",
        "Pulumi.Random",
    ];

    public static IEnumerable<string> Lines(string package)
    {
        var listing = Path.Combine(Repository.Shared, "api", $"{package.ToLowerInvariant()}.api.txt");
        using var file = File.OpenRead(File.Exists(listing) ? listing : $"{listing}.gz");
        using var text = new StreamReader(File.Exists(listing) ? file : new GZipStream(file, CompressionMode.Decompress));
        while (text.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return line;
            }
        }
    }

    /// <summary>Returns every type that is not nested, with its namespace and without type parameters.</summary>
    public static IEnumerable<(string Namespace, string Name)> Types() =>
        Packages
            .SelectMany(Lines)
            .Where(line => line.StartsWith(TypeLine, StringComparison.Ordinal))
            .Select(line => line[TypeLine.Length..].Split(' ', '<')[0])
            .Where(name => !name.Contains('+', StringComparison.Ordinal))
            .Select(name => (name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..]));
}
