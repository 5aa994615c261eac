using System.Text.RegularExpressions;
using Infra.Google.Billing;
using Infra.Google.Monitoring;
using Infra.Settings;

namespace Stacks;

/// <summary>The settings of the budgets that differ between environments.</summary>
public sealed partial record BudgetsSettings : ISystemSettings
{
    /// <summary>The budget subjects: each system by its label, and the project, which includes unlabeled resources.</summary>
    public static readonly IReadOnlyList<string> Subjects = ["project", Emergence.SystemName, Phoenix.SystemName];

    /// <summary>The project ID, for the e-mail channels.</summary>
    public required string Project { get; init; }

    /// <summary>The project by number, such as <c>projects/123456789012</c>.</summary>
    public required string ProjectNumber { get; init; }

    /// <summary>The billing account, such as <c>012345-6789AB-CDEF01</c>.</summary>
    public required string BillingAccount { get; init; }

    /// <summary>The billing account's currency, such as <c>USD</c>.</summary>
    public required string Currency { get; init; }

    /// <summary>The e-mail address that receives alerts.</summary>
    public required string Email { get; init; }

    /// <summary>The monthly amount by budget subject.</summary>
    public required IReadOnlyDictionary<string, int> Amounts { get; init; }

    /// <inheritdoc />
    public IStackSystem Create(string name, IReadOnlyList<IStackSystem> earlier) => new Budgets(name, this);

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static BudgetsSettings Read(SettingsSection section)
    {
        var amounts = section.Section("amounts");
        var settings = new BudgetsSettings
        {
            Project = SystemNames.ReadProject(section),
            ProjectNumber = section.Target("projectNumber", NumberForm(), "a project by its number, such as projects/123456789012"),
            BillingAccount = section.Text("billingAccount", AccountForm(), "a billing account such as 012345-6789AB-CDEF01"),
            Currency = section.Text("currency", CurrencyForm(), "a currency by its three letters, such as USD"),
            Email = AlertSettings.ReadEmail(section, "email"),
            Amounts = Subjects.ToDictionary(subject => subject, subject => amounts.Integer(subject, BudgetLimits.Amount)),
        };
        if (section.IsSound("projectNumber") && settings.ProjectNumber.Trim('0') == "projects/")
        {
            section.RefuseToDeploy("projectNumber", AlertSettings.Placeholder, "projects/<number>");
        }

        if (section.IsSound("billingAccount") && settings.BillingAccount.Trim('0', '-').Length == 0)
        {
            section.RefuseToDeploy("billingAccount", AlertSettings.Placeholder, "<account>");
        }

        return settings;
    }

    [GeneratedRegex(@"^projects/[0-9]{1,19}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberForm();

    [GeneratedRegex(@"^[0-9A-F]{6}-[0-9A-F]{6}-[0-9A-F]{6}\z", RegexOptions.CultureInvariant)]
    private static partial Regex AccountForm();

    [GeneratedRegex(@"^[A-Z]{3}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CurrencyForm();
}
