using Infra.Quantities;
using Infra.Settings;

namespace Infra.Cache;

/// <summary>Whether the cache has a replica.</summary>
public enum RedisTier
{
    /// <summary>No replica: a failure empties it.</summary>
    Basic,

    /// <summary>A replica in another zone takes over.</summary>
    StandardHa,
}

/// <summary>What may differ from one environment's cache to another's.</summary>
public sealed record RedisSettings
{
    /// <summary>Whether it has a replica. Changing it replaces the cache.</summary>
    public required RedisTier Tier { get; init; }

    /// <summary>Its memory.</summary>
    /// <value>1 to 300 GiB.</value>
    public required Gibibytes Memory { get; init; }

    /// <summary>Whether deleting it is refused.</summary>
    public required bool Protect { get; init; }

    /// <summary>Reads them from the stack's settings.</summary>
    public static RedisSettings Read(SettingsSection section) =>
        new()
        {
            Tier = section.Choice<RedisTier>("tier"),
            Memory = section.Gibibytes("memory", RedisLimits.Memory),
            Protect = section.Flag("protect"),
        };
}
