using Infra.Composition;
using Infra.Diagnostics;
using Pulumi;
using GcpDashboard = Pulumi.Gcp.Monitoring.Dashboard;

namespace Infra.Monitoring;

/// <summary>Charts of what alerts judge and what is watched beside that.</summary>
/// <remarks>
/// The text is what the API answers for it, keys in order and nothing that is a default: what the API leaves out or adds would be a
/// difference at every preview (https://github.com/hashicorp/terraform-provider-google/issues/7242).
/// </remarks>
public sealed class Dashboard : ComponentResource
{
    private const string TypeToken = "platform:monitoring:Dashboard";

    /// <param name="name">Names the dashboard's resource.</param>
    /// <param name="args">Charts.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    /// <exception cref="FaultsException">INF141–INF146, every fault of every chart.</exception>
    public Dashboard(string name, DashboardArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var faults = args.Charts.SelectMany(chart => chart.Faults()).ToList();
        if (faults.Count > 0)
        {
            throw new FaultsException(faults);
        }

        var dashboard = new GcpDashboard(name, new() { DashboardJson = DashboardText.Of(args) }, ChildOptions.Of(this, options));
        RegisterOutputs(new Dictionary<string, object?> { ["id"] = dashboard.Id });
    }
}
