using System.Text;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>The rules as data: complete, and about existing types and inputs.</summary>
public sealed class RuleReaderTests
{
    [Fact]
    public void Every_rule_of_the_files_is_read_once_and_in_order()
    {
        var ids = RuleReader.All().Select(rule => rule.Id).ToList();

        Assert.Equal(RuleFile.All.Select(rule => rule.Id), ids);
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Every_rule_says_what_it_is_about_and_what_mends_it() =>
        Assert.All(
            RuleReader.All(),
            rule =>
            {
                Assert.InRange(rule.Title.Length, 10, 62);
                Assert.InRange(rule.Fix.Length, 7, 110);
                Assert.NotEmpty(rule.Sources);
                Assert.NotEmpty(rule.AppliesTo);
                Assert.Subset(new HashSet<string> { "prod", "staging" }, rule.AppliesTo.ToHashSet());
                Assert.Contains(rule.Kind, new[] { "security", "reliability", "correctness", "cost" });
                Assert.Contains(RuleFile.Of(rule.Id).Text("missing"), new[] { "pass", "fail" });
            }
        );

    [Fact]
    public void Types_and_paths_of_every_rule_are_in_the_schemas_of_the_providers()
    {
        var strays = RuleFile
            .All.SelectMany(rule => rule.Targets.Concat(ConditionTargets(rule)).Select(target => (rule.Id, target.Type, target.Path)))
            .Where(target => target.Type != "pulumi:pulumi:Stack")
            .Where(target => !KnownInputs.Contain(target.Type, target.Path.StartsWith('$') ? "" : target.Path))
            .Select(target => $"{target.Id}: {target.Type} {target.Path} is not in Fixtures/inputs.txt");

        Assert.Empty(strays);
    }

    [Theory]
    [InlineData("\"op\": \"eq\"", "\"op\": \"equals\"", "'equals' is not a valid operator.")]
    [InlineData(
        "\"path\": \"privileged\"",
        "\"path\": \"ports.\"",
        "'ports.' is not a valid property path: the dot at character 6 is not between two names."
    )]
    public void A_rule_that_is_none_is_a_fault_of_the_review(string right, string wrong, string message)
    {
        const string Rule = """
            [{"id": "X", "severity": "low", "kind": "cost", "appliesTo": [], "title": "t", "fix": "f", "source": [],
              "type": "a:b:C", "path": "privileged", "op": "eq", "value": 1, "missing": "pass"}]
            """;

        Assert.Single(Read(Rule));
        Assert.Equal(message, Assert.Throws<FormatException>(() => Read(Rule.Replace(right, wrong, StringComparison.Ordinal))).Message);
    }

    private static IReadOnlyList<Rule> Read(string json) => RuleReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));

    private static IEnumerable<(string Type, string Path)> ConditionTargets(RuleFile rule) =>
        rule.Conditions.SelectMany(condition => rule.Targets.Select(target => (target.Type, condition["path"]!.GetValue<string>())));
}
