namespace Infra.Google.Iam;

/// <summary>The roles that a workload can have in a whole project; no other role is granted project-wide.</summary>
public static class ProjectRole
{
    /// <summary>Writes logs.</summary>
    public const string LogWriter = "roles/logging.logWriter";

    /// <summary>Writes metrics.</summary>
    public const string MetricWriter = "roles/monitoring.metricWriter";

    /// <summary>Connects to Cloud SQL instances; this role cannot be granted on a single instance.</summary>
    public const string CloudSqlClient = "roles/cloudsql.client";
}
