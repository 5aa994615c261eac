namespace Infra.Identity;

/// <summary>The roles a workload may have in a whole project; no other is given that widely.</summary>
public static class ProjectRole
{
    /// <summary>Writes logs.</summary>
    public const string LogWriter = "roles/logging.logWriter";

    /// <summary>Writes metrics.</summary>
    public const string MetricWriter = "roles/monitoring.metricWriter";

    /// <summary>Connects to Cloud SQL instances; there is no such role on a single instance.</summary>
    public const string CloudSqlClient = "roles/cloudsql.client";
}
