using System.Globalization;
using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.Billing;
using Pulumi.Gcp.Billing.Inputs;

namespace Infra.Google.Billing;

/// <summary>
/// A monthly budget that alerts when costs reach 50, 80 and 100 percent of its amount, and when the forecast reaches the amount.
/// </summary>
/// <remarks>
/// The budget does not cap spending: costs above the amount are billed as usual. Google requires a quota project for creating budgets,
/// which the setting <c>gcp:userProjectOverride</c> selects. Source: https://cloud.google.com/billing/docs/how-to/budgets.
/// </remarks>
public sealed class MonthlyBudget : ComponentResource
{
    private const string TypeToken = "platform:billing:MonthlyBudget";

    private const string Spent = "CURRENT_SPEND";
    private const string Forecast = "FORECASTED_SPEND";

    /// <summary>Fractions of the amount, not percentages: 50 would mean fifty times the amount.</summary>
    private static readonly (double Share, string Basis)[] Thresholds = [(0.5, Spent), (0.8, Spent), (1, Spent), (1, Forecast)];

    /// <param name="name">The budget's name.</param>
    /// <param name="args">The amount and the notification channels.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public MonthlyBudget(string name, MonthlyBudgetArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var filter = new BudgetBudgetFilterArgs { Projects = { args.Project }, CalendarPeriod = "MONTH" };
        if (args.Label is { } label)
        {
            filter.Labels.Add(label.Key, label.Value);
        }

        var budget = new Budget(
            name,
            new()
            {
                BillingAccount = args.BillingAccount,
                DisplayName = name,
                BudgetFilter = filter,
                Amount = new BudgetAmountArgs
                {
                    SpecifiedAmount = new BudgetAmountSpecifiedAmountArgs
                    {
                        CurrencyCode = args.Currency,
                        Units = args.Amount.ToString(CultureInfo.InvariantCulture),
                    },
                },
                ThresholdRules = Thresholds
                    .Select(threshold => new BudgetThresholdRuleArgs { ThresholdPercent = threshold.Share, SpendBasis = threshold.Basis })
                    .ToList(),
                AllUpdatesRule = new BudgetAllUpdatesRuleArgs { MonitoringNotificationChannels = args.Channels },
            },
            ChildOptions.Of(this, options)
        );
        RegisterOutputs(new Dictionary<string, object?> { ["id"] = budget.Id });
    }
}
