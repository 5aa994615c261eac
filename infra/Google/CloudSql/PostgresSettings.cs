using Infra.Quantities;
using Infra.Settings;

namespace Infra.Google.CloudSql;

/// <summary>The location of the instance's standby.</summary>
public enum PostgresAvailability
{
    /// <summary>No standby: a zone outage is a database outage.</summary>
    Zonal,

    /// <summary>A standby in another zone, at twice the price; requires backups and point-in-time recovery.</summary>
    Regional,
}

/// <summary>The settings of a database that differ between environments.</summary>
public sealed record PostgresSettings
{
    /// <summary>The machine tier, one of <see cref="PostgresTier"/>.</summary>
    public required string Tier { get; init; }

    /// <summary>The location of the standby.</summary>
    public required PostgresAvailability Availability { get; init; }

    /// <summary>The initial disk size; the disk grows automatically and never shrinks.</summary>
    /// <value>10 to 65,536 GiB.</value>
    public required Gibibytes Disk { get; init; }

    /// <summary>The maximum disk size.</summary>
    /// <value>10 to 65,536 GiB, at least <see cref="Disk"/>.</value>
    public required Gibibytes DiskLimit { get; init; }

    /// <summary>Whether point-in-time recovery is enabled.</summary>
    public required bool PointInTimeRecovery { get; init; }

    /// <summary>The retention of the transaction logs for point-in-time recovery.</summary>
    /// <value>1 to 7 days.</value>
    public required int LogRetentionDays { get; init; }

    /// <summary>The number of daily backups that are kept.</summary>
    /// <value>1 to 365.</value>
    public required int RetainedBackups { get; init; }

    /// <summary>The retention of the final backup that is taken at deletion.</summary>
    /// <value>1 to 365 days; 0 for none.</value>
    public required int FinalBackupDays { get; init; }

    /// <summary>Whether Pulumi, the provider and Google refuse deletion, and backups outlive the instance.</summary>
    public required bool Protect { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static PostgresSettings Read(SettingsSection section)
    {
        var settings = new PostgresSettings
        {
            Tier = section.OneOf("tier", [.. PostgresTier.MaximumConnections.Keys]),
            Availability = section.Choice<PostgresAvailability>("availability"),
            Disk = section.Gibibytes("disk", PostgresLimits.Disk),
            DiskLimit = section.Gibibytes("diskLimit", PostgresLimits.Disk),
            PointInTimeRecovery = section.Flag("pointInTimeRecovery"),
            LogRetentionDays = section.Integer("logRetentionDays", PostgresLimits.LogRetentionDays),
            RetainedBackups = section.Integer("retainedBackups", PostgresLimits.RetainedBackups),
            FinalBackupDays = section.Integer("finalBackupDays", PostgresLimits.FinalBackupDays),
            Protect = section.Flag("protect"),
        };
        if (section.IsSound("disk", "diskLimit") && settings.DiskLimit.CompareTo(settings.Disk) < 0)
        {
            section.Conflict("diskLimit", $"is {settings.DiskLimit}, less than disk, {settings.Disk}.", settings.Disk.ToString());
        }

        var isRegional = section.IsSound("availability", "pointInTimeRecovery") && settings.Availability == PostgresAvailability.Regional;
        if (isRegional && !settings.PointInTimeRecovery)
        {
            section.Conflict("pointInTimeRecovery", "is false; availability 'regional' needs it.", "true");
        }

        return settings;
    }
}
