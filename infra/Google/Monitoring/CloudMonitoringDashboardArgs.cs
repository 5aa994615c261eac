namespace Infra.Google.Monitoring;

/// <summary>Arguments of <see cref="CloudMonitoringDashboard"/>.</summary>
public sealed record CloudMonitoringDashboardArgs
{
    /// <summary>The title of the dashboard.</summary>
    public required string Title { get; init; }

    /// <summary>The charts, two per row.</summary>
    public required IReadOnlyList<Chart> Charts { get; init; }
}
