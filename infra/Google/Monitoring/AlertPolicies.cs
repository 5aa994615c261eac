using Infra.Composition;
using Infra.Diagnostics;
using Infra.Quantities;
using Pulumi;
using Pulumi.Gcp.Monitoring;
using Pulumi.Gcp.Monitoring.Inputs;

namespace Infra.Google.Monitoring;

/// <summary>One alert policy per rule, which notifies all channels and links to the runbook.</summary>
/// <remarks>
/// Conditions are built from <see cref="Metrics"/>, so a condition cannot combine a metric with the wrong resource or with an aligner that
/// Google rejects. Notifications are not rate-limited: only log-based policies support that
/// (https://cloud.google.com/monitoring/alerts/log-based-alerts).
/// </remarks>
public sealed class AlertPolicies : ComponentResource
{
    private const string TypeToken = "platform:monitoring:AlertPolicies";

    /// <param name="name">The prefix of the policies' names.</param>
    /// <param name="args">The alert rules and the notification channels.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    /// <exception cref="ProgramFaultsException">INF141–INF147, with every fault of every rule.</exception>
    public AlertPolicies(string name, AlertPoliciesArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        RefuseFaults(args.Rules);
        var child = ChildOptions.Of(this, options);
        foreach (var rule in args.Rules)
        {
            _ = new AlertPolicy($"{name}-{rule.Name}", Policy(rule, args), child);
        }

        ConditionCount = args.Rules.Sum(rule => rule.Conditions.Count);
        RegisterOutputs(new Dictionary<string, object?> { ["conditionCount"] = ConditionCount });
    }

    /// <summary>The number of conditions in all policies; Google charges for each condition.</summary>
    public int ConditionCount { get; }

    private static void RefuseFaults(IReadOnlyList<AlertRule> rules)
    {
        var faults = rules
            .SelectMany(rule => rule.Faults())
            .Concat(
                rules
                    .CountBy(rule => rule.Name)
                    .Where(name => name.Value > 1)
                    .Select(name => new ProgramFault(
                        "INF147",
                        $"alert '{name.Key}' is there {name.Value} times.",
                        "give each a unique name"
                    ))
            )
            .ToList();
        if (faults.Count > 0)
        {
            throw new ProgramFaultsException(faults);
        }
    }

    private static AlertPolicyArgs Policy(AlertRule rule, AlertPoliciesArgs args) =>
        new()
        {
            DisplayName = $"{args.System}: {rule.Title}",
            Severity = rule.Severity.ToString().ToUpperInvariant(),
            Combiner = "OR",
            Conditions = rule.Conditions.Select(condition => Condition(condition, rule)).ToList(),
            NotificationChannels = args.Channels,
            AlertStrategy = new AlertPolicyAlertStrategyArgs { AutoClose = CloudMonitoringLimits.AutoClose.InSeconds() },
            Documentation = new AlertPolicyDocumentationArgs
            {
                Content = $"{rule.Title}. What it means, where to look and what to do: {args.Runbook}#{rule.Name}",
                MimeType = "text/markdown",
                Links =
                {
                    new AlertPolicyDocumentationLinkArgs { DisplayName = "Runbook", Url = $"{args.Runbook}#{rule.Name}" },
                },
            },
            UserLabels = args.Labels,
        };

    private static AlertPolicyConditionArgs Condition(AlertCondition condition, AlertRule rule)
    {
        var threshold = new AlertPolicyConditionConditionThresholdArgs
        {
            Filter = condition.Query.Filter,
            Aggregations =
            {
                new AlertPolicyConditionConditionThresholdAggregationArgs
                {
                    AlignmentPeriod = condition.Query.Window.InSeconds(),
                    PerSeriesAligner = condition.Query.Aligner.Name,
                    CrossSeriesReducer = Name(condition.Query.Reducer),
                    GroupByFields = condition.Query.GroupBy.ToList(),
                },
            },
            Comparison = condition.Comparison == AlertComparison.Above ? "COMPARISON_GT" : "COMPARISON_LT",
            ThresholdValue = condition.Value!.Value,
            Duration = rule.Duration.InSeconds(),
            Trigger = new AlertPolicyConditionConditionThresholdTriggerArgs { Count = 1 },
        };
        if (condition.BreachesWhenSilent)
        {
            threshold.EvaluationMissingData = "EVALUATION_MISSING_DATA_ACTIVE";
        }

        if (condition.Of is { } whole)
        {
            threshold.DenominatorFilter = whole.Filter;
            threshold.DenominatorAggregations.Add(
                new AlertPolicyConditionConditionThresholdDenominatorAggregationArgs
                {
                    AlignmentPeriod = whole.Window.InSeconds(),
                    PerSeriesAligner = whole.Aligner.Name,
                    CrossSeriesReducer = Name(whole.Reducer),
                    GroupByFields = whole.GroupBy.ToList(),
                }
            );
        }

        return new AlertPolicyConditionArgs { DisplayName = rule.Title, ConditionThreshold = threshold };
    }

    private static Input<string>? Name(Reducer? reducer) => reducer is null ? null : (Input<string>)reducer.Name;
}
