using Infra.Composition;
using Infra.Diagnostics;
using Pulumi;

namespace Infra.Google.Monitoring;

/// <summary>The monitoring of a system: a notification channel, alert policies and a dashboard.</summary>
public sealed class CloudMonitoring : ComponentResource
{
    private const string TypeToken = "platform:monitoring:SystemMonitoring";

    /// <param name="name">The prefix of the names of the channel, the policies and the dashboard.</param>
    /// <param name="args">The alert rules and the notification channels.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    /// <exception cref="ProgramFaultsException">INF141–INF147, with every fault of every rule and every chart.</exception>
    public CloudMonitoring(string name, CloudMonitoringArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.OfComponent(this, options);
        var email = new EmailChannel(
            $"{name}-email",
            new()
            {
                DisplayName = args.Title,
                Email = args.Settings.Email,
                Labels = args.Labels,
            },
            child
        );
        var policies = new AlertPolicies(
            $"{name}-alerts",
            new()
            {
                System = args.Title,
                Rules = args.Rules,
                Channels = [email.Id, args.Settings.SlackChannel],
                Runbook = args.Settings.Runbook,
                Labels = args.Labels,
            },
            child
        );
        IReadOnlyList<Chart> charts = [.. args.Rules.Select(Chart.Of), .. args.Watched];
        _ = new CloudMonitoringDashboard($"{name}-dashboard", new() { Title = args.Title, Charts = charts }, child);
        RegisterOutputs(new Dictionary<string, object?> { ["alertConditions"] = policies.ConditionCount });
    }
}
