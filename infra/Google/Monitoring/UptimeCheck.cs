using Infra.Composition;
using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.Monitoring;
using Pulumi.Gcp.Monitoring.Inputs;

namespace Infra.Google.Monitoring;

/// <summary>An uptime check that requests a public service from three continents.</summary>
public sealed class UptimeCheck : ComponentResource
{
    private const string TypeToken = "platform:monitoring:UptimeCheck";

    private const int HttpsPort = 443;

    /// <summary>
    /// The minimum number of regions. A million check executions per month and project are free: six services, checked every minute, are
    /// 788,400. Sources: https://cloud.google.com/monitoring/uptime-checks#create, https://cloud.google.com/stackdriver/pricing.
    /// </summary>
    private static readonly string[] Regions = ["EUROPE", "USA_VIRGINIA", "ASIA_PACIFIC"];

    /// <summary>The timeout of a check: an instance that has to start first can take half a minute. Google's maximum is 60 s.</summary>
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(30);

    /// <param name="name">The check's name.</param>
    /// <param name="args">The URL and the interval.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public UptimeCheck(string name, UptimeCheckArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var check = new UptimeCheckConfig(
            name,
            new()
            {
                DisplayName = name,
                Period = args.Period.InSeconds(),
                Timeout = ResponseTimeout.InSeconds(),
                SelectedRegions = Regions,
                MonitoredResource = new UptimeCheckConfigMonitoredResourceArgs
                {
                    Type = MonitoredResource.UptimeUrl.Type,
                    Labels = { ["host"] = args.Uri.Apply(uri => uri["https://".Length..]), ["project_id"] = args.Project },
                },
                HttpCheck = new UptimeCheckConfigHttpCheckArgs
                {
                    Path = args.Path,
                    Port = HttpsPort,
                    UseSsl = true,
                    ValidateSsl = true,
                    RequestMethod = "GET",
                },
                UserLabels = args.Labels,
            },
            ChildOptions.Of(this, options)
        );
        RegisterOutputs(new Dictionary<string, object?> { ["id"] = check.Id });
    }
}
