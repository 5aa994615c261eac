using System.Globalization;
using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.Billing;
using Pulumi.Gcp.Billing.Inputs;

namespace Infra.Billing;

/// <summary>Tells people when a month's costs reach half, four fifths and all of an amount, and when they are about to.</summary>
/// <remarks>
/// It stops nothing: what is over the amount is billed like the rest. Google asks for a quota project when budgets are made, which the
/// setting <c>gcp:userProjectOverride</c> names. Source: https://cloud.google.com/billing/docs/how-to/budgets.
/// </remarks>
public sealed class MonthlyBudget : ComponentResource
{
    private const string TypeToken = "platform:billing:MonthlyBudget";

    private const string Spent = "CURRENT_SPEND";
    private const string Forecast = "FORECASTED_SPEND";

    /// <summary>Shares of the amount, not percentages: 50 would be fifty times the amount.</summary>
    private static readonly (double Share, string Basis)[] Thresholds = [(0.5, Spent), (0.8, Spent), (1, Spent), (1, Forecast)];

    /// <param name="name">The budget's name.</param>
    /// <param name="args">Amount and who is told.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
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
