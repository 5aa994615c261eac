using Infra.Quantities;
using Infra.Settings;

namespace Infra.Google.Memorystore;

/// <summary>Whether the cache has a replica.</summary>
public enum MemorystoreTier
{
    /// <summary>No replica: a failure deletes the cached data.</summary>
    Basic,

    /// <summary>A replica in another zone that takes over on failure.</summary>
    StandardHa,
}

/// <summary>The settings of a Redis cache that differ between environments.</summary>
public sealed record MemorystoreSettings
{
    /// <summary>Whether the cache has a replica. Changing the tier replaces the cache.</summary>
    public required MemorystoreTier Tier { get; init; }

    /// <summary>The memory of the cache.</summary>
    /// <value>1 to 300 GiB.</value>
    public required Gibibytes Memory { get; init; }

    /// <summary>Whether deletion protection is enabled.</summary>
    public required bool Protect { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static MemorystoreSettings Read(SettingsSection section) =>
        new()
        {
            Tier = section.Choice<MemorystoreTier>("tier"),
            Memory = section.Gibibytes("memory", MemorystoreLimits.Memory),
            Protect = section.Flag("protect"),
        };
}
