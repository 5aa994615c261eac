using Infra.Tests.Settings;
using Stacks;

namespace Infra.Tests.Stacks;

/// <summary>The list of systems.</summary>
public sealed class StackSystemsTests
{
    [Fact]
    public void Known_systems_match_the_folders_of_stacks() =>
        Assert.Equal(
            Directory
                .EnumerateDirectories(Repository.File("stacks"))
                .Select(folder => Path.GetFileName(folder)!)
                .Order(StringComparer.Ordinal),
            StackSystems.Known.Select(system => system.Name).Order(StringComparer.Ordinal)
        );

    [Fact]
    public async Task Settings_of_a_system_outside_the_stack_are_null()
    {
        var systems = await new SettingsTrial().WithSystems("phoenix").ReadAsync();

        Assert.NotNull(systems.Of<PhoenixSettings>());
        Assert.Null(systems.Of<PhoenixContainersSettings>());
        Assert.Null(systems.Of<EmergenceSettings>());
    }

    [Fact]
    public async Task Systems_are_read_once_in_declaration_order_regardless_of_setting_order()
    {
        var refusal = await new SettingsTrial()
            .WithSystems("phoenix", "emergence", "phoenix")
            .Without("phoenix.region")
            .Without("emergence.region")
            .RefusalAsync();

        Assert.Equal(
            ["infra:emergence.region", "infra:phoenix.region"],
            refusal.Split('\n').Where(line => line.StartsWith("INF", StringComparison.Ordinal)).Select(line => line.Split('\'')[1])
        );
    }
}
