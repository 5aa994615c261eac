using System.Text.Json;
using Engine.Plans.Json;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>The comparison of a rule's findings with those that its fixture expects.</summary>
internal static class FixtureOutcome
{
    /// <summary>Returns the cases that end differently; empty if the rule agrees with its fixture.</summary>
    public static IEnumerable<string> Differences(RuleFixture fixture, Rule rule) =>
        fixture
            .Cases.Select(one => (Expected: Expected(one.List, one.Case), Actual: Actual(one.List, one.Case, rule)))
            .Where(one => one.Expected != one.Actual)
            .Select(one => $"expected {one.Expected}\nactual   {one.Actual}");

    /// <summary>Returns whether severity, environments and source are those of the fixture.</summary>
    public static bool AgreesOnMembers(RuleFixture fixture, Rule rule) =>
        string.Equals(fixture.Severity, rule.Severity.ToString(), StringComparison.OrdinalIgnoreCase)
        && fixture.Environments.SequenceEqual(rule.AppliesTo)
        && rule.Sources.Contains(fixture.Source);

    private static string Expected(string list, FixtureCase one) => Words(list, one, one.At);

    private static string Actual(string list, FixtureCase one, Rule rule)
    {
        var plan = Synthetic.Plan(one.Resources) with { Outputs = ValueJson.ReadMap(JsonDocument.Parse(one.Outputs).RootElement) };
        var before = one.Before is null ? null : Synthetic.Plan(one.Before);
        var places = PolicyCheck
            .Judge([rule], new PolicyStack(plan, before))
            .Where(finding => finding.Judgement.Verdict != Verdict.Passed)
            .Select(finding => $"{(finding.Judgement.Verdict == Awaited(list) ? "" : $"{finding.Judgement.Verdict}: ")}{Place(finding)}");
        return Words(list, one, places);
    }

    private static Verdict Awaited(string list) =>
        list switch
        {
            "fails" => Verdict.Failed,
            "undecided" => Verdict.Undetermined,
            _ => Verdict.Passed,
        };

    private static string Place(Finding finding) =>
        finding.Subject.Resource.Name == RuleFixture.OnlyName
            ? finding.Judgement.Path
            : $"{finding.Subject.Resource.Name} {finding.Judgement.Path}";

    private static string Words(string list, FixtureCase one, IEnumerable<string> places) =>
        $"{list} '{one.Why}': {string.Join(" | ", places.Order(StringComparer.Ordinal))}";
}
