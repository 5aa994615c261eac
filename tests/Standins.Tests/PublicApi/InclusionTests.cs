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
        var official = OfficialListing.Lines(package).ToHashSet(StringComparer.Ordinal);

        var own = ApiListing.Of(Assembly.Load(package)).Where(line => !official.Contains(line)).Order(StringComparer.Ordinal).ToList();

        Assert.True(own.Count == 0, $"{own.Count} members of {package} are not in the official listing:\n{string.Join('\n', own)}");
    }
}
