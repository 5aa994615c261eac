using System.Text.Json.Nodes;
using Engine.Plans;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>Every rule about a value, applied to conforming and non-conforming values derived from it.</summary>
public sealed class ValueRuleTests
{
    private const string Unknown = """{"$unknown": true}""";

    public static TheoryData<string, int> Rules => Cases(_ => true);

    public static TheoryData<string, int> Conditional => Cases(rule => rule.Conditions.Any());

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_value_that_conforms_passes(string id, int target)
    {
        var rule = RuleFile.Of(id);
        Assert.All(
            OperatorSamples.Conforming(rule),
            sample => Assert.Equal([Verdict.Passed], Judge(rule, target, sample).Select(finding => finding.Judgement.Verdict).Distinct())
        );
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_value_that_violates_is_a_finding(string id, int target)
    {
        var rule = RuleFile.Of(id);
        Assert.NotEmpty(OperatorSamples.Violating(rule));
        Assert.All(
            OperatorSamples.Violating(rule),
            sample => Assert.Contains(Judge(rule, target, sample), finding => finding.Judgement.Verdict == Verdict.Failed)
        );
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void No_value_is_what_the_rule_says_of_it(string id, int target)
    {
        var rule = RuleFile.Of(id);
        var expected = rule.AbsencePasses ? Verdict.Passed : Verdict.Failed;
        Assert.Equal([expected], Judge(rule, target, null).Select(finding => finding.Judgement.Verdict).Distinct());
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void An_unknown_value_is_undetermined_unless_it_need_only_be_there(string id, int target)
    {
        var rule = RuleFile.Of(id);
        var expected = rule.Operator == "exists" ? Verdict.Passed : Verdict.Undetermined;
        Assert.Equal([expected], Judge(rule, target, JsonNode.Parse(Unknown)).Select(finding => finding.Judgement.Verdict).Distinct());
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_computed_value_that_violates_is_marked(string id, int target)
    {
        var rule = RuleFile.Of(id);
        var violating = OperatorSamples.Violating(rule).First(sample => sample is not null || rule.Operator == "exists");
        var computed = new JsonObject { ["$computed"] = violating?.DeepClone() };

        var failed = Judge(rule, target, computed).Where(finding => finding.Judgement.Verdict == Verdict.Failed).ToList();

        Assert.NotEmpty(failed);
        Assert.All(failed, finding => Assert.True(finding.Judgement.IsComputed || finding.Judgement.Value == "absent"));
    }

    [Theory]
    [MemberData(nameof(Conditional))]
    public void Where_a_condition_does_not_hold_the_rule_is_silent(string id, int target)
    {
        var rule = RuleFile.Of(id);
        var violating = OperatorSamples.Violating(rule).First();
        Assert.All(
            Enumerable.Range(0, rule.Conditions.Count()),
            unmet =>
            {
                var isImplied =
                    rule.Targets[target].Path.StartsWith($"{Path(rule, unmet)}.", StringComparison.Ordinal)
                    || rule.Targets[target].Path.StartsWith($"{Path(rule, unmet)}[", StringComparison.Ordinal);
                var findings = Judge(rule, target, isImplied ? null : violating, unmet);
                Assert.DoesNotContain(findings, finding => finding.Judgement.Verdict != Verdict.Passed);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Conditional))]
    public void Where_a_condition_is_not_known_a_violation_is_undetermined(string id, int target)
    {
        var rule = RuleFile.Of(id);
        var asked = Enumerable
            .Range(0, rule.Conditions.Count())
            .Where(index => rule.Conditions.ElementAt(index)["op"]!.GetValue<string>() != "exists" && !Path(rule, index).StartsWith('$'));
        foreach (var index in asked)
        {
            var findings = Judge(rule, target, OperatorSamples.Violating(rule).First(), unknown: index);
            Assert.Contains(findings, finding => finding.Judgement.Verdict == Verdict.Undetermined);
            Assert.DoesNotContain(findings, finding => finding.Judgement.Verdict == Verdict.Failed);
        }
    }

    private static string Path(RuleFile rule, int condition) => rule.Conditions.ElementAt(condition)["path"]!.GetValue<string>();

    private static TheoryData<string, int> Cases(Func<RuleFile, bool> isIn)
    {
        var cases = new TheoryData<string, int>();
        foreach (var rule in RuleFile.All.Where(rule => !rule.IsStructural && isIn(rule)))
        {
            for (var target = 0; target < rule.Targets.Count; target++)
            {
                cases.Add(rule.Id, target);
            }
        }

        return cases;
    }

    /// <summary>Judges one resource that satisfies all conditions but one.</summary>
    private static IReadOnlyList<Finding> Judge(RuleFile rule, int target, JsonNode? sample, int? unmet = null, int? unknown = null)
    {
        var (type, path) = rule.Targets[target];
        var inputs = new JsonObject();
        if (sample is not null)
        {
            Synthetic.Put(inputs, path, sample.DeepClone());
        }

        if (rule.Operator == "neField")
        {
            inputs[rule.Value!.GetValue<string>()] = "orders";
        }

        var dependencies = new List<string>();
        foreach (var (condition, index) in rule.Conditions.Select((condition, index) => (condition, index)))
        {
            Meet(
                Path(rule, index),
                index == unknown ? JsonNode.Parse(Unknown) : OperatorSamples.Condition(condition, index != unmet),
                inputs,
                dependencies
            );
        }

        var resource = Synthetic.Resource(type, inputs.ToJsonString(), "it", [.. dependencies]);
        return PolicyCheck.Judge([rule.Rule with { Targets = [rule.Rule.Targets[target]] }], new PolicyStack(Synthetic.Plan(resource)));
    }

    private static void Meet(string path, JsonNode? value, JsonObject inputs, List<string> dependencies)
    {
        switch (path)
        {
            case "$dependsOnTypes":
                dependencies.AddRange(value!.AsArray().Select(type => Synthetic.Urn(type!.GetValue<string>())));
                break;
            case "$imageName":
                Synthetic.Put(inputs, "image", value);
                break;
            default:
                if (value is not null)
                {
                    Synthetic.Put(inputs, path, value);
                }

                break;
        }
    }
}
