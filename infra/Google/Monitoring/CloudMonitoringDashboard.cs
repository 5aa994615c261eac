using Infra.Composition;
using Infra.Diagnostics;
using Pulumi;
using GcpDashboard = Pulumi.Gcp.Monitoring.Dashboard;

namespace Infra.Google.Monitoring;

/// <summary>A dashboard with charts of the alert conditions and of other watched metrics.</summary>
/// <remarks>
/// Its JSON has exactly the form the API returns: sorted keys and no default values. Anything that the API adds or removes would be a
/// difference in every preview (https://github.com/hashicorp/terraform-provider-google/issues/7242).
/// </remarks>
public sealed class CloudMonitoringDashboard : ComponentResource
{
    private const string TypeToken = "platform:monitoring:Dashboard";

    /// <param name="name">The name of the dashboard resource.</param>
    /// <param name="args">The title and the charts.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    /// <exception cref="ProgramFaultsException">INF141–INF146, with every fault of every chart.</exception>
    public CloudMonitoringDashboard(string name, CloudMonitoringDashboardArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var faults = args.Charts.SelectMany(chart => chart.Faults()).ToList();
        if (faults.Count > 0)
        {
            throw new ProgramFaultsException(faults);
        }

        var dashboard = new GcpDashboard(name, new() { DashboardJson = DashboardText.Of(args) }, ChildOptions.Of(this, options));
        RegisterOutputs(new Dictionary<string, object?> { ["id"] = dashboard.Id });
    }
}

/// <summary>Arguments of <see cref="CloudMonitoringDashboard"/>.</summary>
public sealed record CloudMonitoringDashboardArgs
{
    /// <summary>The title of the dashboard.</summary>
    public required string Title { get; init; }

    /// <summary>The charts, two per row.</summary>
    public required IReadOnlyList<Chart> Charts { get; init; }
}
