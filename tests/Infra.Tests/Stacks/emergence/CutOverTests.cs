using System.Text.Json.Nodes;
using Infra.Tests.Plans;
using Infra.Tests.Settings;

namespace Infra.Tests.Stacks;

/// <summary>The cut-over and its rollback: plans of the whole stack that differ in two settings.</summary>
public sealed class CutOverTests
{
    private const string Weights = "inputs.pathMatchers[0].pathRules[0].routeAction.weightedBackendServices";

    [Theory]
    [InlineData("staging", 100, 0)]
    [InlineData("staging", 0, 100)]
    [InlineData("prod", 100, 0)]
    [InlineData("prod", 0, 100)]
    public async Task Weights_change_only_the_weights_of_the_URL_map(string stack, int oldBefore, int oldAfter)
    {
        var before = await PlanAsync(stack, oldBefore);
        var after = await PlanAsync(stack, oldAfter);

        Assert.Equal(before.Select(resource => resource.Key), after.Select(resource => resource.Key));
        var changed = Assert.Single(before, resource => !JsonNode.DeepEquals(resource.Value, after[resource.Key]));
        Assert.EndsWith("gcp:compute/uRLMap:URLMap::emergence-lb", changed.Key, StringComparison.Ordinal);
        Assert.Equal(
            [($"{Weights}[0].weight", $"{oldBefore}", $"{oldAfter}"), ($"{Weights}[1].weight", $"{100 - oldBefore}", $"{100 - oldAfter}")],
            Differences("", changed.Value, after[changed.Key])
        );
    }

    [Fact]
    public async Task Weights_change_in_the_same_way_under_mocks_for_every_share()
    {
        var before = await new SettingsTrial().DeclareAsync();

        foreach (var share in new[] { 99, 50, 1, 0 })
        {
            var after = await new SettingsTrial()
                .With("emergence.cutOver.oldWeight", share)
                .With("emergence.cutOver.newWeight", 100 - share)
                .DeclareAsync();
            var changed = before.Resources.Zip(after.Resources).Where(pair => Text(pair.First) != Text(pair.Second)).ToList();
            Assert.Equal("gcp:compute/uRLMap:URLMap emergence-lb", Assert.Single(changed).First.Key);
        }
    }

    [Fact]
    public async Task Removed_old_orchestrator_leaves_no_resource_and_does_not_change_the_new_one()
    {
        var kept = await new SettingsTrial().With("emergence.cutOver.oldWeight", 0).With("emergence.cutOver.newWeight", 100).DeclareAsync();
        var gone = await new SettingsTrial()
            .With("emergence.cutOver.oldWeight", 0)
            .With("emergence.cutOver.newWeight", 100)
            .With("emergence.cutOver.keepOld", false)
            .DeclareAsync();

        Assert.DoesNotContain(
            gone.Resources,
            resource => Text(resource).Contains(EmergenceParts.OldOrchestrator, StringComparison.Ordinal)
        );
        var before = kept.Resources.ToDictionary(resource => resource.Key, Text);
        // Alerts and the dashboard name every service that they monitor.
        Assert.Equal(
            ["gcp:compute/uRLMap:URLMap emergence-lb"],
            gone.Resources.Where(resource => before[resource.Key] != Text(resource))
                .Select(resource => resource.Key)
                .Where(key => !key.StartsWith("gcp:monitoring/", StringComparison.Ordinal))
        );
    }

    private static string Text(Recording.RecordedResource resource) =>
        $"{resource.Key}\n{string.Join('\n', resource.Leaves().Select(leaf => $"{leaf.Key}: {leaf.Value}"))}";

    /// <summary>Returns each resource of a plan, including options and dependencies, by URN.</summary>
    private static async Task<Dictionary<string, JsonNode>> PlanAsync(string stack, int oldWeight)
    {
        using var project = new ProjectCopy(stack, settings => Weigh(settings, oldWeight));
        var plan = JsonNode.Parse(await ReviewRun.OutputInAsync(project.Folder, "preview", stack, "--json", "--share", Repository.Root))!;
        return plan["resources"]!.AsArray().ToDictionary(resource => $"{resource!["urn"]}", resource => resource!);
    }

    private static string Weigh(string settings, int oldWeight)
    {
        var weighed = settings
            .Replace("oldWeight: 100", $"oldWeight: {oldWeight}", StringComparison.Ordinal)
            .Replace("newWeight: 0", $"newWeight: {100 - oldWeight}", StringComparison.Ordinal);
        Assert.Contains($"oldWeight: {oldWeight}\n", weighed, StringComparison.Ordinal);
        Assert.Contains($"newWeight: {100 - oldWeight}\n", weighed, StringComparison.Ordinal);
        return weighed;
    }

    private static IEnumerable<(string Path, string Before, string After)> Differences(string path, JsonNode? before, JsonNode? after) =>
        (before, after) switch
        {
            (JsonObject first, JsonObject second) => first
                .Select(member => member.Key)
                .Union(second.Select(member => member.Key))
                .SelectMany(key => Differences(path.Length == 0 ? key : $"{path}.{key}", first[key], second[key])),
            (JsonArray first, JsonArray second) when first.Count == second.Count => first
                .Index()
                .SelectMany(item => Differences($"{path}[{item.Index}]", item.Item, second[item.Index])),
            _ when JsonNode.DeepEquals(before, after) => [],
            _ => [(path, $"{before}", $"{after}")],
        };
}
