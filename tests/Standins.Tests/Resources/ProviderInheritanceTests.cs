using Pulumi;
using Pulumi.Gcp.PubSub;
using Pulumi.Random;
using Standins.Tests.Testing;

namespace Standins.Tests.Resources;

/// <summary>
/// The provider that a resource is registered with: its own, otherwise the nearest that a parent provides for its package.
/// </summary>
public sealed class ProviderInheritanceTests
{
    [Fact]
    public async Task Resource_without_a_provider_leaves_the_choice_to_the_engine() =>
        Assert.Equal("", await ProviderOfAsync((first, second) => new Topic("subject")));

    [Fact]
    public async Task Own_provider_is_sent_with_its_id() =>
        Assert.EndsWith(
            "::pulumi:pulumi:Stack$pulumi:providers:gcp::first::first-id",
            await ProviderOfAsync((first, second) => new Topic("subject", null, new() { Provider = first })),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Child_takes_the_provider_of_its_component() =>
        Assert.EndsWith("::first::first-id", await UnderAsync(first => new() { Providers = { first } }), StringComparison.Ordinal);

    [Fact]
    public async Task Child_takes_the_single_provider_of_its_component() =>
        Assert.EndsWith("::first::first-id", await UnderAsync(first => new() { Provider = first }), StringComparison.Ordinal);

    [Fact]
    public async Task Grandchild_takes_the_provider_of_the_outer_component() =>
        Assert.EndsWith(
            "::first::first-id",
            await ProviderOfAsync(
                (first, second) =>
                    new Group(
                        "outer",
                        outer => _ = new Group("inner", inner => _ = new Topic("subject", null, inner.Child), new() { Parent = outer }),
                        new() { Providers = { first } }
                    )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Own_provider_wins_over_the_component_s() =>
        Assert.EndsWith(
            "::second::second-id",
            await ProviderOfAsync(
                (first, second) =>
                    new Group(
                        "group",
                        group => _ = new Topic("subject", null, new() { Parent = group, Provider = second }),
                        new() { Providers = { first } }
                    )
            ),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Provider_of_another_package_is_not_taken() =>
        Assert.Equal(
            "",
            await ProviderOfAsync(
                (first, second) =>
                    new Group(
                        "group",
                        group => _ = new RandomPassword("subject", new() { Length = 8 }, group.Child),
                        new() { Providers = { first } }
                    )
            )
        );

    [Fact]
    public async Task Component_with_provider_and_providers_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<RunException>(() => UnderAsync(first => new() { Provider = first, Providers = { first } }));

        Assert.Contains(
            "Do not supply both 'provider' and 'providers' options to a ComponentResource.",
            refusal.Message,
            StringComparison.Ordinal
        );
    }

    private static Task<string> UnderAsync(Func<ProviderResource, ComponentResourceOptions> options) =>
        ProviderOfAsync((first, second) => new Group("group", group => _ = new Topic("subject", null, group.Child), options(first)));

    private static async Task<string> ProviderOfAsync(Func<ProviderResource, ProviderResource, Resource> declare)
    {
        var mocks = new EchoMocks();
        await Deployment.TestAsync(
            mocks,
            new(),
            () =>
            {
                var first = new ProviderResource("gcp", "first", ResourceArgs.Empty, null);
                var second = new ProviderResource("gcp", "second", ResourceArgs.Empty, null);
                _ = declare(first, second);
            }
        );
        return mocks.Asked("subject").Provider ?? "";
    }
}
