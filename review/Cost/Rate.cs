namespace Review.Cost;

/// <summary>A published price, in USD before tax: for what unit, where it was read and when, and how far it is to be trusted.</summary>
internal sealed record Rate
{
    /// <summary>Names it in models and in <c>usage.yaml</c>.</summary>
    public required string Id { get; init; }

    /// <summary>USD for one <see cref="Unit"/>.</summary>
    public required decimal Amount { get; init; }

    public required string Unit { get; init; }

    /// <summary>Where it holds; <c>global</c> for everywhere.</summary>
    public required string Region { get; init; }

    public required string Source { get; init; }

    /// <summary>The day somebody last looked.</summary>
    public required DateOnly Read { get; init; }

    public required RateTrust Trust { get; init; }

    public required string Note { get; init; }

    /// <summary>What is free each month, in <see cref="Unit"/>; null where nothing is.</summary>
    public FreeAllowance? Free { get; init; }

    /// <summary>Why the amount is not the table's; empty where it is.</summary>
    public string ReplacedBecause { get; init; } = "";
}

/// <summary>How a rate is known.</summary>
internal enum RateTrust
{
    /// <summary>On a stored copy of the vendor's own page.</summary>
    Published,

    /// <summary>In somebody else's copy of the vendor's table.</summary>
    Copied,

    /// <summary>Computed from other published prices.</summary>
    Derived,

    /// <summary>Another region's price.</summary>
    Assumed,

    /// <summary>Sources disagree; the higher one is taken.</summary>
    Conflicting,
}

/// <summary>What is free each month, and for whom: a project, a billing account or an account.</summary>
internal sealed record FreeAllowance(decimal Amount, string Per)
{
    /// <summary>
    /// A stack has one project (docs/adr/0004-one-project-per-environment.md), so that what is free for a project is free for the stack.
    /// What is free for an account is shared with stacks that no plan shows, and is not taken off.
    /// </summary>
    public bool IsTakenOff => Per == "project";
}
