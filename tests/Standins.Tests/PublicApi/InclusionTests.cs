using System.Reflection;

namespace Standins.Tests.PublicApi;

/// <summary>
/// Code that compiles against a stand-in compiles against the official package: each member of the former is in the latter.
/// </summary>
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

    /// <summary>With a missing overload, a call that compiles here may be ambiguous there or bind to another member.</summary>
    [RecordedTheory("api")]
    [InlineData("Pulumi")]
    [InlineData("Pulumi.Cloudflare")]
    [InlineData("Pulumi.Command")]
    [InlineData("Pulumi.Docker")]
    [InlineData("Pulumi.Gcp")]
    [InlineData("Pulumi.Random")]
    public void Member_of_a_stand_in_has_every_official_overload(string package)
    {
        var own = ApiListing.Of(Assembly.Load(package)).ToHashSet(StringComparer.Ordinal);

        var missing = MemberName.MissingOverloads(own, OfficialListing.Lines(package)).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(own);
        Assert.True(missing.Count == 0, $"{missing.Count} overloads are not in {package}:\n{string.Join('\n', missing)}");
    }
}
