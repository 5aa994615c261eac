using Infra.Settings;

namespace Stacks;

/// <summary>Everything a stack's settings say.</summary>
/// <param name="Systems">The systems it holds.</param>
/// <param name="Emergence">The settings of Émergence; null where the stack does not hold it.</param>
/// <param name="Phoenix">The settings of Phoenix; null where the stack does not hold it.</param>
/// <param name="Coccinelle">The settings of Coccinelle; null where the stack does not hold it.</param>
/// <param name="GitHub">The settings of the access for GitHub; null where the stack does not hold it.</param>
public sealed record SystemSettings(
    IReadOnlyList<string> Systems,
    EmergenceSettings? Emergence,
    PhoenixSettings? Phoenix,
    CoccinelleSettings? Coccinelle,
    GitHubSettings? GitHub
)
{
    /// <summary>Émergence, as the settings name it.</summary>
    public const string EmergenceName = "emergence";

    /// <summary>Phoenix, as the settings name it.</summary>
    public const string PhoenixName = "phoenix";

    /// <summary>Coccinelle, as the settings name it.</summary>
    public const string CoccinelleName = "coccinelle";

    /// <summary>The access for GitHub, as the settings name it.</summary>
    public const string GitHubName = "github";

    /// <summary>Reads those of the systems that the stack holds.</summary>
    public static SystemSettings Read(SettingsReader reader)
    {
        var systems = reader.Names("systems", [EmergenceName, PhoenixName, CoccinelleName, GitHubName]);
        return new SystemSettings(
            systems,
            systems.Contains(EmergenceName) ? EmergenceSettings.Read(reader.Section(EmergenceName)) : null,
            systems.Contains(PhoenixName) ? PhoenixSettings.Read(reader.Section(PhoenixName)) : null,
            systems.Contains(CoccinelleName) ? CoccinelleSettings.Read(reader.Section(CoccinelleName)) : null,
            systems.Contains(GitHubName) ? GitHubSettings.Read(reader.Section(GitHubName)) : null
        );
    }
}
