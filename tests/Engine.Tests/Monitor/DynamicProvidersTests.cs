using Engine.Monitor;
using Engine.Plans;

namespace Engine.Tests.Monitor;

public sealed class DynamicProvidersTests
{
    [Fact]
    public void Warning_names_the_resources_whose_own_check_does_not_run()
    {
        var warnings = DynamicProviders.Warnings([
            Resource("pulumi-python:dynamic:Resource", "b"),
            Resource("pulumi-nodejs:dynamic/my:Thing", "a"),
            Resource("random:index/randomPet:RandomPet", "pet"),
        ]);

        Assert.Equal(
            [
                new ProgramMessage(
                    MessageSeverity.Warning,
                    "ENG239 Dynamic providers do not run in this preview, so their own 'check' and 'diff' are not applied to "
                        + "pulumi-nodejs:dynamic/my:Thing 'a', pulumi-python:dynamic:Resource 'b'."
                ),
            ],
            warnings
        );
    }

    [Fact]
    public void Warning_about_many_resources_counts_the_rest() =>
        Assert.EndsWith(
            "pulumi-nodejs:dynamic:Resource '019' and 1,480 more.",
            DynamicProviders
                .Warnings(Enumerable.Range(0, 1_500).Select(i => Resource("pulumi-nodejs:dynamic:Resource", $"{i:000}")))
                .Single()
                .Text,
            StringComparison.Ordinal
        );

    [Fact]
    public void Program_without_dynamic_providers_gives_no_warning() =>
        Assert.Empty(
            DynamicProviders.Warnings([Resource("random:index/randomPet:RandomPet", "pet"), Resource("pulumi-nodejs:a:B", "c", false)])
        );

    private static PlannedResource Resource(string type, string name, bool isCustom = true) =>
        new()
        {
            Urn = $"{type}::{name}",
            Type = type,
            Name = name,
            IsCustom = isCustom,
        };
}
