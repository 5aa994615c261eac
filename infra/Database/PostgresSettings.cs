using Infra.Quantities;
using Infra.Settings;

namespace Infra.Database;

/// <summary>Where the instance's standby is.</summary>
public enum PostgresAvailability
{
    /// <summary>There is none: the zone's loss is the database's.</summary>
    Zonal,

    /// <summary>In another zone, at twice the price; needs backups and point-in-time recovery.</summary>
    Regional,
}

/// <summary>What may differ from one environment's database to another's.</summary>
public sealed record PostgresSettings
{
    /// <summary>The machine, one of <see cref="PostgresTier"/>.</summary>
    public required string Tier { get; init; }

    /// <summary>Where the standby is.</summary>
    public required PostgresAvailability Availability { get; init; }

    /// <summary>The disk at the beginning; it grows by itself and never shrinks.</summary>
    /// <value>10 to 65,536 GiB.</value>
    public required Gibibytes Disk { get; init; }

    /// <summary>How far the disk may grow.</summary>
    /// <value>10 to 65,536 GiB, at least <see cref="Disk"/>.</value>
    public required Gibibytes DiskLimit { get; init; }

    /// <summary>Whether any moment of the last days can be gone back to.</summary>
    public required bool PointInTimeRecovery { get; init; }

    /// <summary>How long the logs for that are kept.</summary>
    /// <value>1 to 7 days.</value>
    public required int LogRetentionDays { get; init; }

    /// <summary>Daily backups that are kept.</summary>
    /// <value>1 to 365.</value>
    public required int RetainedBackups { get; init; }

    /// <summary>How long the backup taken at deletion is kept.</summary>
    /// <value>1 to 365 days; 0 for none.</value>
    public required int FinalBackupDays { get; init; }

    /// <summary>Whether deleting it is refused, by Pulumi, by the provider and by Google, and backups outlive it.</summary>
    public required bool Protect { get; init; }

    /// <summary>Reads them from the stack's settings.</summary>
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
