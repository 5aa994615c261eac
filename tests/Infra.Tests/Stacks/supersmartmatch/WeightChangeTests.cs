using System.Text.Json.Nodes;
using Infra.Tests.Recording;
using Infra.Tests.Settings;

namespace Infra.Tests.Stacks;

/// <summary>A changed weight or plan changes only the command.</summary>
public sealed class WeightChangeTests
{
    private const string Command = "command:local:Command supersmartmatch-router-weight";

    [Theory]
    [InlineData("rollout.weight", 0)]
    [InlineData("rollout.weight", 10)]
    [InlineData("rollout.weight", 100)]
    [InlineData("rollout.segments.beta_users", 50)]
    public async Task Weight_or_segment_that_changes_changes_the_command_alone(string key, int value)
    {
        var before = await TextsAsync(Begun());
        var after = await TextsAsync(Begun().With($"supersmartmatch.{key}", value));

        Assert.Equal(before.Keys, after.Keys);
        Assert.Equal([Command], before.Keys.Where(name => before[name] != after[name]));
    }

    [Fact]
    public async Task Plan_change_changes_the_commands_trigger()
    {
        var before = await TextsAsync(new SettingsTrial());
        var after = await TextsAsync(new SettingsTrial().With("supersmartmatch.rollout.steps", new JsonArray("J+0:10%", "J+15:100%")));

        Assert.Equal([Command], before.Keys.Where(name => before[name] != after[name]));
        Assert.NotEqual(Triggers(before), Triggers(after));
    }

    /// <summary>Returns settings after the first step; before it, segments have no shares.</summary>
    private static SettingsTrial Begun() => new SettingsTrial().With("supersmartmatch.rollout.weight", 25);

    private static string Triggers(SortedDictionary<string, string> texts) =>
        Assert.Single(texts[Command].Split('\n'), line => line.StartsWith("  triggers[0]", StringComparison.Ordinal));

    private static async Task<SortedDictionary<string, string>> TextsAsync(SettingsTrial trial)
    {
        var mocks = await trial.WithSystems("supersmartmatch").DeclareAsync();
        return new(
            mocks.Resources.ToDictionary(resource => resource.Key, resource => $"{new Inventory([resource], mocks)}"),
            StringComparer.Ordinal
        );
    }
}
