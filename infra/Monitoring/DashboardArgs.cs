namespace Infra.Monitoring;

/// <summary>Arguments of <see cref="Dashboard"/>.</summary>
public sealed record DashboardArgs
{
    /// <summary>What the dashboard is called.</summary>
    public required string Title { get; init; }

    /// <summary>Its charts, two in a row.</summary>
    public required IReadOnlyList<Chart> Charts { get; init; }
}
