using Review.Plans;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>Every rule, applied to what its source allows and forbids (<see cref="RuleFixture"/>).</summary>
public sealed class RuleFixtureTests
{
    private static readonly Dictionary<string, Rule> Rules = RuleCatalog.All().ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    public static TheoryData<string> Ids => [.. RuleFixture.Ids];

    [Fact]
    public void Every_rule_has_a_fixture_and_every_fixture_a_rule() =>
        Assert.Equal(Rules.Keys.Order(StringComparer.Ordinal), RuleFixture.Ids);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Cases_end_as_the_source_says(string id) =>
        Assert.Equal("", string.Join('\n', FixtureOutcome.Differences(RuleFixture.Read(id), Rules[id])));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Severity_environments_and_source_are_those_of_the_fixture(string id)
    {
        var (fixture, rule) = (RuleFixture.Read(id), Rules[id]);

        Assert.Equal(fixture.Severity, rule.Severity.ToString().ToLowerInvariant());
        Assert.Equal(fixture.Environments, rule.AppliesTo);
        Assert.Contains(fixture.Source, rule.Sources);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Fixtures_pass_fail_and_have_an_unknown_value(string id)
    {
        var fixture = RuleFixture.Read(id);

        Assert.NotEmpty(fixture.Fact);
        Assert.NotEmpty(fixture.Passes);
        Assert.NotEmpty(fixture.Fails);
        Assert.All(fixture.Passes, one => Assert.Empty(one.At));
        Assert.All(fixture.Fails.Concat(fixture.Undecided), one => Assert.NotEmpty(one.At));
        Assert.Contains(fixture.Cases, one => HasUnknown(one.Case));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Inputs_of_fixtures_are_in_the_schemas_of_the_providers(string id) =>
        Assert.Empty(
            RuleFixture
                .Read(id)
                .Cases.SelectMany(one => one.Case.Resources.Concat(one.Case.Before ?? []))
                .SelectMany(resource => KnownInputs.PathsOf(resource.Inputs).Select(path => $"{resource.Type} {path}".TrimEnd()))
                .Where(input => !KnownInputs.Contain(input, ""))
                .Select(input => $"{input} is not in Fixtures/inputs.txt")
        );

    private static bool HasUnknown(FixtureCase one) =>
        one.Outputs.Contains("$unknown", StringComparison.Ordinal)
        || one.Resources.Any(resource => ValueText.Of(resource.Inputs).Contains("[unknown]", StringComparison.Ordinal));
}
