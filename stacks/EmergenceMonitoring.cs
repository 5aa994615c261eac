using Infra.Composition;
using Infra.Monitoring;
using Pulumi;

namespace Stacks;

/// <summary>Who is told of what goes wrong in Émergence, and where one sees it.</summary>
public sealed class EmergenceMonitoring : ComponentResource
{
    private const string TypeToken = "platform:systems:EmergenceMonitoring";

    /// <summary>Declares it.</summary>
    public EmergenceMonitoring(string name, EmergenceMonitoringArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.OfComponent(this, options);
        var title = $"Émergence {args.Environment}";
        var rules = EmergenceAlerts.Of(args);
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
        _ = new Dashboard($"{name}-dashboard", new() { Title = title, Charts = [.. rules.Select(Chart.Of)] }, child);
        RegisterOutputs(new Dictionary<string, object?> { ["alertConditions"] = policies.ConditionCount });
    }
}
