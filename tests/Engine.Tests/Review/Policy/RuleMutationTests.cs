using System.Text;
using System.Text.Json.Nodes;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>
/// The strength of the fixtures: a mistake in a rule that is pure data makes its fixture fail. Mutants that no value distinguishes from the
/// rule are listed here.
/// </summary>
public sealed class RuleMutationTests
{
    private static readonly string[] Equivalent =
    [
        // The direction is either INGRESS or EGRESS.
        "GCP-NET-004 when[1].op: \"notRegex\"",
        "GCP-NET-007 when[1].op: \"notRegex\"",
        // An absent value is at fault either way.
        "GCP-PS-013 op: \"absent\"",
        // No other prefix length begins with a zero.
        "GCP-SQL-003 value: \"/0\"",
    ];

    public static TheoryData<string> Ids => [.. RuleFile.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_mistake_in_a_rule_fails_its_fixture(string id)
    {
        var fixture = RuleFixture.Read(id);
        var mutants = RuleMutants.Of(RuleFile.Of(id).Json).ToList();
        var survivors = mutants.Where(mutant => Survives(fixture, mutant.Rule)).Select(mutant => $"{id} {mutant.Mistake}");

        Assert.NotEmpty(mutants);
        Assert.Equal("", string.Join('\n', survivors.Except(Equivalent)));
    }

    /// <summary>Returns whether a mutant is a valid rule that agrees with the fixture.</summary>
    private static bool Survives(RuleFixture fixture, JsonObject mutant)
    {
        try
        {
            var json = new JsonArray(mutant).ToJsonString();
            var rule = Assert.Single(RuleReader.Read([("rules.json", Encoding.UTF8.GetBytes(json))], []));
            return FixtureOutcome.AgreesOnMembers(fixture, rule) && !FixtureOutcome.Differences(fixture, rule).Any();
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            return false;
        }
    }
}
