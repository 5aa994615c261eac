using Infra.Quantities;

namespace Infra.Google.Billing;

/// <summary>The limits of budgets.</summary>
public static class BudgetLimits
{
    /// <summary>
    /// The amount in whole units of the currency; a value above one million is assumed to be a typo. Source: docs/adr/0009-budgets.md.
    /// </summary>
    public static readonly Limit<int> Amount = new(1, 1_000_000, "units of the currency");
}
