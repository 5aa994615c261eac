using Infra.Docker.Containers;
using Infra.Docker.Networks;
using Infra.Docker.Redis;
using Infra.Google.Memorystore;
using Infra.Google.SecretManager;
using Infra.Tests.Recording;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Tests.Composition;

/// <summary>One options object can be passed to several components: no component changes the object or its lists.</summary>
public sealed class ChildOptionsTests
{
    public static TheoryData<string> Components => ["container", "pair", "cache", "secret"];

    [Theory]
    [MemberData(nameof(Components))]
    public async Task Options_of_two_components_keep_the_callers_lists(string component)
    {
        ComponentResourceOptions? options = null;
        List<string> before = [];
        await Declaration.RunAsync(() =>
        {
            options = Given();
            before = ListsOfStrings(options);
            Declare(component, "first", options);
            Declare(component, "second", options);
        });

        Assert.Equal(["given"], await NamesAsync(options!.DependsOn));
        Assert.Equal(["given"], await NamesAsync(options.ReplaceWith));
        Assert.Equal(before, ListsOfStrings(options));
    }

    [Fact]
    public async Task Dependencies_added_after_a_component_was_declared_reach_only_later_components()
    {
        IReadOnlyList<string> names = [];
        await Declaration.RunAsync(() =>
        {
            var options = Given();
            Declare("container", "first", options);
            options.DependsOn.Add(new StoredSecret("later", new() { Region = Neighbours.Region }));
            Declare("container", "second", options);
            names = NamesAsync(options.DependsOn).GetAwaiter().GetResult();
        });

        Assert.Equal(["given", "later"], names);
    }

    private static ComponentResourceOptions Given()
    {
        var given = new StoredSecret("given", new() { Region = Neighbours.Region });
        return new()
        {
            DependsOn = { given },
            ReplaceWith = { given },
            Aliases = { new Alias { Name = "earlier" } },
            IgnoreChanges = { "ignored" },
            ReplaceOnChanges = { "replaced" },
            HideDiffs = { "hidden" },
        };
    }

    private static List<string> ListsOfStrings(ComponentResourceOptions options) =>
        [
            .. options.IgnoreChanges,
            .. options.ReplaceOnChanges,
            .. options.HideDiffs,
            $"{options.Aliases.Count} alias",
            $"{options.Providers.Count} providers",
        ];

    private static async Task<IReadOnlyList<string>> NamesAsync(InputList<Resource> resources)
    {
        var names = new List<string>();
        await foreach (var resource in resources)
        {
            names.Add((await OutputUtilities.GetValueAsync<Resource>(resource)).GetResourceName());
        }

        return names;
    }

    private static ComponentResource Declare(string component, string name, ComponentResourceOptions options) =>
        component switch
        {
            "container" => Container(name, options),
            "pair" => new RedisPair(
                name,
                new()
                {
                    Network = new($"{name}-inside", new() { IsInternal = true }),
                    Master = DockerNeighbours.Small,
                    Replica = DockerNeighbours.Small,
                    Protect = false,
                },
                options
            ),
            "cache" => new MemorystoreCache(
                name,
                new()
                {
                    Region = Neighbours.Region,
                    Network = new($"{name}-net", new() { Region = Neighbours.Region, Settings = Neighbours.Addresses }),
                    Settings = Neighbours.SmallCache,
                },
                options
            ),
            _ => new StoredSecret(name, new() { Region = Neighbours.Region }, options),
        };

    private static ContainerService Container(string name, ComponentResourceOptions options) =>
        new(
            name,
            new()
            {
                Settings = DockerNeighbours.Small,
                User = new(1_000, 1_000),
                Probe = new HealthProbe(["true"]),
                Networks = [new(new ContainerNetwork($"{name}-inside", new() { IsInternal = true }))],
                Files = [ContainerFileSet.Of("configuration", "/etc/app/app.conf", "a setting")],
            },
            options
        );
}
