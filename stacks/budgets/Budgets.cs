using Infra.Google.Billing;
using Infra.Google.Monitoring;
using Infra.Google.ServiceUsage;
using Pulumi;

namespace Stacks;

/// <summary>The monthly budgets of each system and of the whole project.</summary>
/// <remarks>
/// Budgets and systems do not depend on each other, so a deployer without access to the billing account can leave the budgets out
/// (docs/adr/0009-budgets.md).
/// </remarks>
public sealed class Budgets : ComponentResource, IStackSystem
{
    /// <summary>The name in the settings.</summary>
    public const string SystemName = "budgets";

    private const string TypeToken = "platform:systems:Budgets";

    private static readonly string[] Apis = ["billingbudgets.googleapis.com", "monitoring.googleapis.com"];

    /// <summary>Declares the budgets.</summary>
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
