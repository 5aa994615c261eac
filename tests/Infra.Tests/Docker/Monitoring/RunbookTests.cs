using System.Text.RegularExpressions;
using Stacks;

namespace Infra.Tests.Docker.Monitoring;

/// <summary>The agreement of the roll-out runbook with existing names.</summary>
public sealed partial class RunbookTests
{
    private static readonly string Runbook = File.ReadAllText(Repository.File("docs", "runbooks", "supersmartmatch-rollout.md"));

    [Fact]
    public void Every_trigger_and_gate_is_explained()
    {
        Assert.All(SuperSmartMatchTriggers.All, trigger => Assert.Contains(trigger.Name, Runbook, StringComparison.Ordinal));
        Assert.All(SuperSmartMatchGates.Gates, gate => Assert.Contains($"\n| {gate.Name} |", Runbook, StringComparison.Ordinal));
    }

    [Fact]
    public void Recorded_metrics_match_those_in_rules_and_dashboards()
    {
        var asked = RenderedMonitoring.Files.Values.SelectMany(text => Measure().Matches(text)).Select(Name).Distinct().Order();
        var listed = Measure().Matches(Runbook).Select(Name).Distinct().Order();

        Assert.Equal(asked, listed);
    }

    [Fact]
    public void Scripts_it_names_exist() =>
        Assert.All(Script().Matches(Runbook).Select(match => Repository.File(match.Value)), path => Assert.True(Path.Exists(path), path));

    /// <summary>Returns the name of a histogram for its buckets.</summary>
    private static string Name(Match measure) => measure.Value.Replace("_bucket", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\bssm_[a-z_0-9]+")]
    private static partial Regex Measure();

    [GeneratedRegex(@"stacks/supersmartmatch/[a-z/-]+\.sh")]
    private static partial Regex Script();
}
