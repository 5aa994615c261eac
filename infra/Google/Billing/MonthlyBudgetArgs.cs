using Pulumi;

namespace Infra.Google.Billing;

/// <summary>Arguments of <see cref="MonthlyBudget"/>.</summary>
public sealed record MonthlyBudgetArgs
{
    /// <summary>The billing account, such as <c>012345-6789AB-CDEF01</c>.</summary>
    public required string BillingAccount { get; init; }

    /// <summary>
    /// The project by number, such as <c>projects/123456789012</c>. A project ID would show a difference in every preview.
    /// </summary>
    public required string Project { get; init; }

    /// <summary>The maximum cost of a month.</summary>
    public required int Amount { get; init; }

    /// <summary>The currency of the billing account, such as <c>USD</c>.</summary>
    public required string Currency { get; init; }

    /// <summary>The only label that selects which resources count towards the budget.</summary>
    /// <value>Default: none; all resources in the project count.</value>
    public KeyValuePair<string, string>? Label { get; init; }

    /// <summary>The e-mail channels that receive alerts, in addition to the administrators of the billing account.</summary>
    /// <value>1 to 5 channels.</value>
    public required InputList<string> Channels { get; init; }
}
