namespace Review.Cost;

/// <summary>A published price, in USD before tax, with its unit, its source, the date it was read, and how reliable it is.</summary>
internal sealed record Rate
{
    /// <summary>The rate's name in models and in <c>usage.yaml</c>.</summary>
    public required string Id { get; init; }

    /// <summary>USD per <see cref="Unit"/>.</summary>
    public required decimal Amount { get; init; }

    public required string Unit { get; init; }

    /// <summary>The region that the rate applies to; <c>global</c> for all regions.</summary>
    public required string Region { get; init; }

    public required string Source { get; init; }

    /// <summary>The date on which the source was last checked.</summary>
    public required DateOnly Read { get; init; }

    public required RateTrust Trust { get; init; }

    /// <summary>How reliable it is, as one lower-case word.</summary>
    public string TrustName => Trust.ToString().ToLowerInvariant();

    public required string Note { get; init; }

    /// <summary>The monthly free allowance, in <see cref="Unit"/>, or null.</summary>
    public FreeAllowance? Free { get; init; }

    /// <summary>Why the amount differs from the table; empty if it does not.</summary>
    public string ReplacedBecause { get; init; } = "";
}

/// <summary>How reliable a rate is.</summary>
internal enum RateTrust
{
    /// <summary>Read from a stored copy of the vendor's own page.</summary>
    Published,

    /// <summary>Read from a third party's copy of the vendor's table.</summary>
    Copied,

    /// <summary>Computed from other published prices.</summary>
    Derived,

    /// <summary>The price of another region.</summary>
    Assumed,

    /// <summary>The higher of several prices, because sources disagree.</summary>
    Conflicting,
}

/// <summary>A monthly free allowance, per project, billing account or account.</summary>
internal sealed record FreeAllowance(decimal Amount, string Per)
{
    /// <summary>
    /// Whether the allowance is subtracted. A stack has one project (docs/adr/0004-one-project-per-environment.md), so an allowance per
    /// project is one per stack. An allowance per account is shared with stacks that no plan shows, and is not subtracted.
    /// </summary>
    public bool IsTakenOff => Per == "project";
}
