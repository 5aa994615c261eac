using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Rules;

/// <summary>Each of the CIS benchmark's operations has a log-based metric.</summary>
internal sealed class ChangesAreMonitored()
    : Rule(
        new RuleDescription
        {
            Id = "GCP-MON-005",
            Severity = Severity.Low,
            Kind = "security",
            AppliesTo = ["prod"],
            Title = "IAM, network and database changes are monitored",
            Remedy = "declare a log-based metric for the operation, and an alert on it",
            Sources = ["cis-gcp-4:2.4-2.11", "prowler:logging_log_metric_filter_and_alert_*"],
        }
    )
{
    private const string Metric = "gcp:logging/metric:Metric";

    private static readonly PropertyPath Filter = PropertyPath.Parse("filter");

    /// <summary>Parts of a filter that select the operations.</summary>
    private static readonly string[] Operations =
    [
        "SetIamPolicy",
        "google.iam.admin.v1.CreateRole",
        "compute.firewalls",
        "compute.networks",
        "compute.routes",
        "storage.setIamPermissions",
        "cloudsql.instances.update",
    ];

    public override IEnumerable<Finding> Evaluate(PolicyStack stack)
    {
        var filters = stack.OfType(Metric).SelectMany(metric => metric.Find(Filter)).ToList();
        return Operations.Select(operation => new Finding(this, stack.Self, Judge(operation, filters)));
    }

    private static Judgement Judge(string operation, IReadOnlyList<PathMatch> filters)
    {
        var isMonitored = Truth.Any(filters.Select(filter => Selects(filter, operation)));
        return Judgement.Of($"{Metric} {Filter}", isMonitored.IsTrue ? "present" : "absent", isMonitored, $"one with {operation}");
    }

    private static Truth Selects(PathMatch filter, string operation) =>
        filter.IsUnknown ? Truth.Unknown : Scalars.Text(filter.Value)?.Contains(operation, StringComparison.Ordinal) == true;
}
