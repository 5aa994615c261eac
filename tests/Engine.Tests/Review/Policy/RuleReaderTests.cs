using System.Text;
using System.Text.Json.Nodes;
using Engine.Tests.Recorded;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>The rules as data: complete, and about existing types and inputs.</summary>
public sealed class RuleReaderTests
{
    private static readonly string[] OfOurOwn = ["OWN-001", "OWN-002"];

    [Fact]
    public void Every_rule_of_the_files_is_read_once_and_in_order()
    {
        var ids = RuleReader.All().Select(rule => rule.Id).ToList();

        Assert.Equal(RuleFile.All.Select(rule => rule.Id), ids);
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal(93, ids.Except(OfOurOwn).Count());
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

    [RecordedFact("facts")]
    public void Types_and_paths_of_every_rule_are_in_the_schemas_of_the_providers()
    {
        var facts = new[] { "cloudflare", "docker", "gcp" }.ToDictionary(package => package, ProviderFacts.Of);
        var strays = RuleFile
            .All.SelectMany(rule => rule.Targets.Concat(ConditionTargets(rule)).Select(target => (rule.Id, target.Type, target.Path)))
            .Where(target => target.Type != "pulumi:pulumi:Stack")
            .Where(target => !facts[target.Type.Split(':')[0]].HasInput(target.Type, target.Path))
            .Select(target => $"{target.Id}: {target.Type} {target.Path}");

        Assert.Empty(strays);
    }

    [RecordedFact("facts")]
    public void A_path_that_is_none_is_found_out()
    {
        Assert.False(ProviderFacts.Of("gcp").HasInput("gcp:sql/databaseInstance:DatabaseInstance", "settings.ipConfiguration.sslMod"));
        Assert.False(ProviderFacts.Of("gcp").HasInput("gcp:sql/databaseInstance:DatabaseInstance", "settings[*].tier"));
        Assert.False(ProviderFacts.Of("gcp").HasInput("gcp:no/thing:Thing", "name"));
    }

    /// <summary>The rules come from a survey, whose results are compared with them.</summary>
    [RecordedFact("research/policy-rules.json")]
    public void Every_rule_of_the_survey_is_here_as_it_was_found()
    {
        var survey = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Shared, "research", "policy-rules.json")))!.AsArray();

        Assert.Equal(
            survey.Select(rule => rule!["id"]!.GetValue<string>()).Order(StringComparer.Ordinal),
            RuleFile.All.Select(rule => rule.Id).Except(OfOurOwn)
        );
        Assert.All(
            survey.Select(rule => rule!.AsObject()),
            found =>
            {
                var rule = RuleFile.Of(found["id"]!.GetValue<string>()).Json;
                foreach (var (member, value) in found.Where(member => member.Key is not ("title" or "remedy")))
                {
                    Assert.True(JsonNode.DeepEquals(value, rule[member]), $"{found["id"]}: {member}");
                }

                Assert.NotEqual(found["title"]!.GetValue<string>(), rule["title"]!.GetValue<string>());
            }
        );
    }

    [Theory]
    [InlineData("\"op\": \"eq\"", "\"op\": \"equals\"", "'equals' is no operator.")]
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
