using Infra.Tests.Plans;
using Infra.Tests.Recording;
using Infra.Tests.Settings;

namespace Infra.Tests.Stacks;

/// <summary>The systems of a stack, under mocks.</summary>
[Collection(StackPlans.Collection)]
public sealed class SystemsTests(StackPlans plans)
{
    private const string Emergence = "emergence";
    private const string Phoenix = "phoenix";
    private const string Budgets = "budgets";
    private const string GitHub = "github";
    private const string Coccinelle = "coccinelle";

    private const string SuperSmartMatch = "supersmartmatch";

    [Theory]
    [InlineData("staging", Emergence, "platform:systems:Emergence")]
    [InlineData("staging", Phoenix, "platform:systems:Phoenix")]
    [InlineData("staging", Coccinelle, "platform:systems:Coccinelle")]
    [InlineData("staging", Budgets, "platform:systems:Budgets")]
    [InlineData("staging", SuperSmartMatch, "platform:systems:SuperSmartMatch")]
    [InlineData(StackPlans.Laptop, Phoenix, "platform:systems:PhoenixContainers")]
    [InlineData(StackPlans.Laptop, SuperSmartMatch, "platform:systems:SuperSmartMatch")]
    public async Task Stack_of_one_system_contains_exactly_the_systems_part_of_the_plan(string stack, string system, string type)
    {
        var mocks = await new SettingsTrial(stack).WithSystems(system).DeclareAsync();

        var planned = plans[stack].Of(type).Resources.Select(resource => $"{resource.Type} {resource.Name}");
        Assert.NotEmpty(planned);
        Assert.Equal(planned.Order(StringComparer.Ordinal), Keys(mocks.Resources));
    }

    [Theory]
    [InlineData(Emergence)]
    [InlineData(Phoenix)]
    [InlineData(Budgets)]
    [InlineData(GitHub)]
    [InlineData(Coccinelle)]
    [InlineData(SuperSmartMatch)]
    public async Task Component_registers_its_outputs(string system)
    {
        var mocks = await new SettingsTrial().WithSystems(system).DeclareAsync();

        Assert.Equal(
            Keys(mocks.Resources.Where(resource => resource.IsComponent)),
            mocks.Outputs.Keys.Where(key => key.StartsWith("platform:", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Stack_of_all_systems_is_the_union_of_single_system_stacks()
    {
        var all = await new SettingsTrial().WithSystems(Emergence, Phoenix, Coccinelle, SuperSmartMatch).DeclareAsync();
        var emergence = await new SettingsTrial().WithSystems(Emergence).DeclareAsync();
        var phoenix = await new SettingsTrial().WithSystems(Phoenix).DeclareAsync();
        var coccinelle = await new SettingsTrial().WithSystems(Coccinelle).DeclareAsync();

        var superSmartMatch = await new SettingsTrial().WithSystems(SuperSmartMatch).DeclareAsync();

        Assert.Equal(Strings(all), Strings(emergence, phoenix, coccinelle, superSmartMatch));
    }

    [Theory]
    [InlineData]
    [InlineData(Emergence)]
    [InlineData(Phoenix)]
    [InlineData(Emergence, Phoenix)]
    public async Task GitHub_access_changes_no_system_and_covers_only_the_stacks_systems(params string[] systems)
    {
        var without = await new SettingsTrial().WithSystems(systems).DeclareAsync();
        var with = await new SettingsTrial().WithSystems([.. systems, GitHub]).DeclareAsync();

        var added = with.Resources.ExceptBy(without.Resources.Select(resource => resource.Key), resource => resource.Key).ToList();
        Assert.Empty(Strings(without).Except(Strings(with)));
        Assert.All(
            new[] { Emergence, Phoenix }.Except(systems),
            system => Assert.DoesNotContain(added, resource => resource.Name.Contains(system, StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Stack_without_systems_declares_nothing()
    {
        var mocks = await new SettingsTrial().WithSystems().DeclareAsync();

        Assert.Empty(mocks.Resources);
    }

    [Fact]
    public async Task Every_type_is_answered_that_the_program_declares()
    {
        var runs = new[] { await new SettingsTrial().DeclareAsync(), await new SettingsTrial(StackPlans.Laptop).DeclareAsync() };

        var declared = runs.SelectMany(mocks => mocks.Resources)
            .Where(resource => !resource.IsComponent)
            .Select(resource => resource.Type)
            .Distinct();
        // A Worker has a custom domain if its host is not on workers.dev.
        Assert.Equal(
            CloudAnswers.Types.Except(["cloudflare:index/workersCustomDomain:WorkersCustomDomain"]).Order(StringComparer.Ordinal),
            declared.Order(StringComparer.Ordinal)
        );
    }

    private static IEnumerable<string> Keys(IEnumerable<RecordedResource> resources) =>
        resources.Select(resource => resource.Key).Order(StringComparer.Ordinal);

    /// <summary>Returns each resource with all its inputs.</summary>
    private static IEnumerable<string> Strings(params RecordingMocks[] runs) =>
        runs.SelectMany(run => run.Resources.Select(resource => $"{new Inventory([resource], run)}")).Order(StringComparer.Ordinal);
}
