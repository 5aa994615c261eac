using Infra.Settings;
using Pulumi;
using Pulumi.Gcp.Sql.Inputs;

namespace Infra.Google.CloudSql;

/// <summary>Builds the provider's instance settings.</summary>
internal static class PostgresInstanceOptions
{
    /// <summary>Flags for the logging that PostgreSQL audits require, and for IAM users in addition to users with passwords.</summary>
    private static readonly (string Name, string Value)[] Flags =
    [
        ("cloudsql.iam_authentication", "on"),
        ("log_checkpoints", "on"),
        ("log_connections", "on"),
        ("log_disconnections", "on"),
        ("log_lock_waits", "on"),
        ("log_min_duration_statement", "-1"),
        ("log_min_error_statement", "error"),
        ("log_statement", "ddl"),
        ("log_temp_files", "0"),
    ];

    public static DatabaseInstanceSettingsArgs Of(PostgresInstanceArgs args)
    {
        var settings = args.Settings;
        return new()
        {
            // Always set explicitly: from PostgreSQL 16 the default edition differs, with other tiers and prices.
            Edition = "ENTERPRISE",
            Tier = settings.Tier,
            AvailabilityType = SettingName.Of(settings.Availability).ToUpperInvariant(),
            DiskType = "PD_SSD",
            DiskSize = settings.Disk.Value,
            DiskAutoresize = true,
            DiskAutoresizeLimit = settings.DiskLimit.Value,
            DeletionProtectionEnabled = settings.Protect,
            RetainBackupsOnDelete = settings.Protect,
            UserLabels = args.Labels,
            DatabaseFlags = Flags
                .Select(flag => new DatabaseInstanceSettingsDatabaseFlagArgs { Name = flag.Name, Value = flag.Value })
                .ToList(),
            BackupConfiguration = Backups(settings),
            FinalBackupConfig = FinalBackup(settings),
            IpConfiguration = new DatabaseInstanceSettingsIpConfigurationArgs
            {
                Ipv4Enabled = false,
                PrivateNetwork = args.Network.NetworkId,
                AllocatedIpRange = args.Network.ManagedServicesRange,
                SslMode = "ENCRYPTED_ONLY",
            },
            MaintenanceWindow = new DatabaseInstanceSettingsMaintenanceWindowArgs
            {
                Day = 7,
                Hour = 3,
                UpdateTrack = "stable",
            },
            InsightsConfig = new DatabaseInstanceSettingsInsightsConfigArgs { QueryInsightsEnabled = true },
        };
    }

    private static DatabaseInstanceSettingsBackupConfigurationArgs Backups(PostgresSettings settings) =>
        new()
        {
            Enabled = true,
            StartTime = "02:00",
            PointInTimeRecoveryEnabled = settings.PointInTimeRecovery,
            TransactionLogRetentionDays = settings.LogRetentionDays,
            BackupRetentionSettings = new DatabaseInstanceSettingsBackupConfigurationBackupRetentionSettingsArgs
            {
                RetainedBackups = settings.RetainedBackups,
                RetentionUnit = "COUNT",
            },
        };

    private static DatabaseInstanceSettingsFinalBackupConfigArgs FinalBackup(PostgresSettings settings) =>
        settings.FinalBackupDays == 0 ? new() { Enabled = false } : new() { Enabled = true, RetentionDays = settings.FinalBackupDays };
}
