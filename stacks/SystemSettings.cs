using Infra.Settings;

namespace Stacks;

/// <summary>Everything a stack's settings say.</summary>
/// <param name="Systems">The systems it holds.</param>
/// <param name="Emergence">The settings of Émergence; null where the stack does not hold it.</param>
public sealed record SystemSettings(IReadOnlyList<string> Systems, EmergenceSettings? Emergence)
{
    /// <summary>Émergence, as the settings name it.</summary>
    public const string EmergenceName = "emergence";

    /// <summary>Reads those of the systems that the stack holds.</summary>
    public static SystemSettings Read(SettingsReader reader)
    {
        var systems = reader.Names("systems", [EmergenceName]);
        return new SystemSettings(systems, systems.Contains(EmergenceName) ? EmergenceSettings.Read(reader.Section(EmergenceName)) : null);
    }
}
