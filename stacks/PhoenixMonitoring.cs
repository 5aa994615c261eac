using Infra.Composition;
using Infra.Monitoring;
using Pulumi;

namespace Stacks;

/// <summary>Who is told of what goes wrong in Phoenix, and where one sees it.</summary>
public sealed class PhoenixMonitoring : ComponentResource
{
    private const string TypeToken = "platform:systems:PhoenixMonitoring";

    /// <summary>Declares it.</summary>
    public PhoenixMonitoring(string name, PhoenixMonitoringArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.OfComponent(this, options);
        var title = $"Phoenix {args.Environment}";
        CheckUptime(args, child);
        var rules = PhoenixAlerts.Of(args.Prefix, args.UptimePeriod);
        var email = new EmailChannel(
            $"{name}-email",
            new()
            {
                DisplayName = title,
                Email = args.Alerts.Email,
                Labels = args.Labels,
            },
            child
        );
        var policies = new AlertPolicies(
            $"{name}-alerts",
            new()
            {
                System = title,
                Rules = rules,
                Channels = [email.Id, args.Alerts.SlackChannel],
                Runbook = args.Alerts.Runbook,
                Labels = args.Labels,
            },
            child
        );
        var charts = PhoenixAlerts.Charts(rules, args.Prefix, args.Specifications);
        _ = new Dashboard($"{name}-dashboard", new() { Title = title, Charts = charts }, child);
        RegisterOutputs(new Dictionary<string, object?> { ["alertConditions"] = policies.ConditionCount });
    }

    private static void CheckUptime(PhoenixMonitoringArgs args, ComponentResourceOptions child)
    {
        foreach (var service in args.Specifications.Where(service => args.Services.ContainsKey(service.Name)))
        {
            _ = new UptimeCheck(
                $"{service.Name}-uptime",
                new()
                {
                    Project = args.Project,
                    Uri = args.Services[service.Name].Uri,
                    Path = service.HealthPath,
                    Period = args.UptimePeriod,
                    Labels = args.Labels,
                },
                child
            );
        }
    }
}
