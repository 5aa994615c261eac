using Infra.Composition;
using Infra.Diagnostics;
using Pulumi;

namespace Infra.Monitoring;

/// <summary>Who is told of what goes wrong in a system, and where one sees it: channels, alerts, and a dashboard that draws them.</summary>
public sealed class SystemMonitoring : ComponentResource
{
    private const string TypeToken = "platform:monitoring:SystemMonitoring";

    /// <param name="name">Begins the names of channel, policies and dashboard.</param>
    /// <param name="args">Rules and who is told.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    /// <exception cref="FaultsException">INF141–INF147, every fault of every rule, or of every chart.</exception>
    public SystemMonitoring(string name, SystemMonitoringArgs args, ComponentResourceOptions? options = null)
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
        _ = new Dashboard($"{name}-dashboard", new() { Title = args.Title, Charts = charts }, child);
        RegisterOutputs(new Dictionary<string, object?> { ["alertConditions"] = policies.ConditionCount });
    }
}
