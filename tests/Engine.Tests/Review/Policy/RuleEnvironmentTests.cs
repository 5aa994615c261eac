using Review.Policy;

namespace Engine.Tests.Review.Policy;

public sealed class RuleEnvironmentTests
{
    private static readonly IReadOnlyList<Rule> Rules =
    [
        Named("A", "live", "test"),
        Named("B", "live"),
        Named("C", "test"),
        Named("D", "test", "live"),
    ];

    [Theory]
    [InlineData("live", "A B D")]
    [InlineData("test", "A C D")]
    public void Stack_that_rules_name_has_their_rules(string stack, string rules)
    {
        var environment = RuleEnvironment.Of(Rules, stack);

        Assert.Equal((stack, rules), (environment.Name, Ids(environment)));
    }

    [Theory]
    [InlineData("qa")]
    [InlineData("staging")]
    public void Other_stack_has_the_rules_of_all_environments(string stack)
    {
        var environment = RuleEnvironment.Of(Rules, stack);

        Assert.Equal((null, "A D"), (environment.Name, Ids(environment)));
    }

    [Fact]
    public void Environments_are_those_of_the_rules() => Assert.Equal(["live", "test"], RuleEnvironment.Names(Rules));

    private static string Ids(RuleEnvironment environment) => string.Join(' ', environment.Rules.Select(rule => rule.Id));

    private static Silent Named(string id, params string[] environments) =>
        new(
            new RuleDescription
            {
                Id = id,
                Severity = Severity.Low,
                Kind = "cost",
                AppliesTo = environments,
                Title = "",
                Remedy = "",
                Sources = [],
            }
        );

    private sealed class Silent(RuleDescription description) : Rule(description)
    {
        public override IEnumerable<Finding> Evaluate(PolicyStack stack) => [];
    }
}
