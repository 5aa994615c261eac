using System.IO.Compression;
using System.Reflection;

namespace Standins.Tests.PublicApi;

/// <summary>What compiles against a stand-in compiles against the official package: each member of the one is in the other.</summary>
public sealed class InclusionTests
{
    [RecordedTheory("api")]
    [InlineData("Pulumi")]
    [InlineData("Pulumi.Cloudflare")]
    [InlineData("Pulumi.Command")]
    [InlineData("Pulumi.Docker")]
    [InlineData("Pulumi.Gcp")]
    [InlineData("Pulumi.Random")]
    public void Public_members_of_a_stand_in_are_all_official(string package)
    {
        var official = OfficialLines(package);

        var own = ApiListing.Of(Assembly.Load(package)).Where(line => !official.Contains(line)).Order(StringComparer.Ordinal).ToList();

        Assert.True(own.Count == 0, $"{own.Count} members of {package} are not in the official listing:\n{string.Join('\n', own)}");
    }

    private static HashSet<string> OfficialLines(string package)
    {
        var listing = Path.Combine(Repository.Shared, "api", $"{package.ToLowerInvariant()}.api.txt");
        using var file = File.OpenRead(File.Exists(listing) ? listing : $"{listing}.gz");
        using var text = new StreamReader(File.Exists(listing) ? file : new GZipStream(file, CompressionMode.Decompress));
        return text.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }
}
