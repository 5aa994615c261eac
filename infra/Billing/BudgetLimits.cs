using Infra.Quantities;

namespace Infra.Billing;

/// <summary>Limits of budgets.</summary>
public static class BudgetLimits
{
    /// <summary>Whole units of the currency; beyond a million it is a slip. Source: docs/adr/0009-budgets.md.</summary>
    public static readonly Limit<int> Amount = new(1, 1_000_000, "units of the currency");
}
