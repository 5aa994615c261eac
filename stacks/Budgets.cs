using Infra.Billing;
using Infra.Identity;
using Infra.Monitoring;
using Pulumi;

namespace Stacks;

/// <summary>What each system, and the project as a whole, may cost in a month.</summary>
/// <remarks>
/// No system depends on it, and it on none: whoever may not touch the billing account leaves it out (docs/adr/0009-budgets.md).
/// </remarks>
public sealed class Budgets : ComponentResource
{
    private const string TypeToken = "platform:systems:Budgets";

    private static readonly string[] Apis = ["billingbudgets.googleapis.com", "monitoring.googleapis.com"];

    /// <summary>Declares them.</summary>
    public Budgets(string name, BudgetsSettings settings, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var apis = new ProjectServices($"{name}-apis", new() { Project = settings.Project, Apis = Apis }, new() { Parent = this });
        var enabled = new ComponentResourceOptions { Parent = this, DependsOn = { apis } };
        var channel = new EmailChannel($"{name}-email", new() { DisplayName = "Budgets", Email = settings.Email }, enabled);
        foreach (var subject in BudgetsSettings.Subjects)
        {
            _ = new MonthlyBudget(
                $"{subject}-budget",
                new()
                {
                    BillingAccount = settings.BillingAccount,
                    Project = settings.ProjectNumber,
                    Amount = settings.Amounts[subject],
                    Currency = settings.Currency,
                    Label = subject == BudgetsSettings.Subjects[0] ? null : KeyValuePair.Create(SystemLabels.Component, subject),
                    Channels = [channel.Id],
                },
                enabled
            );
        }

        RegisterOutputs(new Dictionary<string, object?> { ["currency"] = settings.Currency });
    }
}
