namespace Review.Policy.Rules;

/// <summary>A project without a budget sends no cost alert.</summary>
internal sealed class BudgetExists()
    : Rule(
        new RuleDescription
        {
            Id = "GCP-BUD-001",
            Severity = Severity.Medium,
            Kind = "cost",
            Title = "The environment has a budget with alerts",
            Remedy = "declare a budget for the environment's project",
            Sources = ["google:billing/budgets"],
        }
    )
{
    private const string Budget = "gcp:billing/budget:Budget";

    public override IEnumerable<Finding> Evaluate(PolicyStack stack)
    {
        var isDeclared = stack.OfType(Budget).Any();
        return
        [
            new Finding(this, stack.Self, Judgement.Of(Budget, isDeclared ? "present" : "absent", isDeclared, "a resource of this type")),
        ];
    }
}
