using Infra.Quantities;

namespace Infra.Google.CloudSql;

/// <summary>The limits of Cloud SQL for PostgreSQL, edition ENTERPRISE.</summary>
internal static class PostgresLimits
{
    /// <summary>Source: https://cloud.google.com/sql/docs/postgres/quotas (10 GB to 64 TB, dedicated cores).</summary>
    public static readonly Limit<Gibibytes> Disk = new(new(10), new(65_536));

    /// <summary>Source: https://cloud.google.com/sql/docs/postgres/backup-recovery/backups (1 to 365).</summary>
    public static readonly Limit<int> RetainedBackups = new(1, 365, "backups");

    /// <summary>Source: https://cloud.google.com/sql/docs/postgres/backup-recovery/pitr (1 to 7 days on ENTERPRISE).</summary>
    public static readonly Limit<int> LogRetentionDays = new(1, 7, "days");

    /// <summary>Source: https://cloud.google.com/sql/docs/postgres/backup-recovery/final-backups (1 to 365; 0 for none here).</summary>
    public static readonly Limit<int> FinalBackupDays = new(0, 365, "days");
}
