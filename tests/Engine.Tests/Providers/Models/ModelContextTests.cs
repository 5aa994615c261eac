using Engine.Plans;
using Engine.Projects;
using Engine.Values;
using Providers.Models;

namespace Engine.Tests.Providers.Models;

public sealed class ModelContextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("{name}", "orders")]
    [InlineData("projects/{project|gcp:project}/topics/{name}", "projects/shop/topics/orders")]
    [InlineData("{gcp:region}", "europe-west1")]
    [InlineData("{number}", "123456789012")]
    [InlineData("{password}", "hunter22")]
    [InlineData("{missing|number}", "123456789012")]
    [InlineData("{missing}", null)]
    [InlineData("{unknown}", null)]
    [InlineData("{size}", null)]
    [InlineData("{none}", null)]
    [InlineData("{name}-{missing}", null)]
    [InlineData("{gcp:zone}", null)]
    public void Fill_of_a_template_is_a_string_or_null_if_a_part_is_unknown(string template, string? expected) =>
        Assert.Equal(expected, Context("a").Fill(template));

    [Fact]
    public void Fill_of_a_hash_differs_by_urn_and_is_the_same_at_every_run()
    {
        Assert.Equal("ca978112", Context("a").Fill("{hash:8}"));
        Assert.Equal("3e23e816", Context("b").Fill("{hash:8}"));
    }

    private static ModelContext Context(string urn) =>
        new(
            new PlannedResource
            {
                Urn = urn,
                Type = "gcp:pubsub/topic:Topic",
                Name = "orders",
                Inputs = new MapValue([
                    new("name", new TextValue("orders")),
                    new("network", new TextValue("projects/shop/global/networks/main")),
                    new("password", new SecretValue(new TextValue("hunter22"))),
                    new("unknown", UnknownValue.Instance),
                    new("size", new NumberValue(3)),
                    new("none", NullValue.Instance),
                ]),
            },
            new DeploymentSettings
            {
                Project = "p",
                Stack = "s",
                Config = new Dictionary<string, string> { ["gcp:project"] = "shop", ["gcp:region"] = "europe-west1" },
            }
        );
}
