using Pulumi;

namespace Infra.Billing;

/// <summary>Arguments of <see cref="MonthlyBudget"/>.</summary>
public sealed record MonthlyBudgetArgs
{
    /// <summary>Whose bill it is, <c>012345-6789AB-CDEF01</c>.</summary>
    public required string BillingAccount { get; init; }

    /// <summary>The project by number, <c>projects/123456789012</c>: by id it would be a difference at every preview.</summary>
    public required string Project { get; init; }

    /// <summary>What a month may cost.</summary>
    public required int Amount { get; init; }

    /// <summary>In which currency, <c>USD</c>; that of the billing account.</summary>
    public required string Currency { get; init; }

    /// <summary>The one label that resources are counted by.</summary>
    /// <value>Default: none, everything in the project is counted.</value>
    public KeyValuePair<string, string>? Label { get; init; }

    /// <summary>E-mail channels that are told, beside those who administer the billing account.</summary>
    /// <value>1 to 5 channels.</value>
    public required InputList<string> Channels { get; init; }
}
