using Infra.Settings;

namespace Stacks;

/// <summary>Everything a stack's settings say.</summary>
/// <param name="Systems">The systems it holds.</param>
/// <param name="Emergence">The settings of Émergence; null where the stack does not hold it.</param>
/// <param name="Phoenix">The settings of Phoenix on Cloud Run; null where the stack does not hold it there.</param>
/// <param name="PhoenixContainers">The settings of Phoenix on Docker; null where the stack does not hold it there.</param>
/// <param name="GitHub">The settings of the access for GitHub; null where the stack does not hold it.</param>
/// <param name="Coccinelle">The settings of Coccinelle; null where the stack does not hold it.</param>
/// <param name="SuperSmartMatch">The settings of SuperSmartMatch; null where the stack does not hold it.</param>
/// <param name="Budgets">The settings of the budgets; null where the stack does not hold them.</param>
public sealed record SystemSettings(
    IReadOnlyList<string> Systems,
    EmergenceSettings? Emergence,
    PhoenixSettings? Phoenix,
    PhoenixContainersSettings? PhoenixContainers,
    GitHubSettings? GitHub,
    CoccinelleSettings? Coccinelle,
    SuperSmartMatchSettings? SuperSmartMatch,
    BudgetsSettings? Budgets
)
{
    /// <summary>Émergence, as the settings name it.</summary>
    public const string EmergenceName = "emergence";

    /// <summary>Phoenix, as the settings name it.</summary>
    public const string PhoenixName = "phoenix";

    /// <summary>The access for GitHub, as the settings name it.</summary>
    public const string GitHubName = "github";

    /// <summary>Coccinelle, as the settings name it.</summary>
    public const string CoccinelleName = "coccinelle";

    /// <summary>SuperSmartMatch, as the settings name it.</summary>
    public const string SuperSmartMatchName = "supersmartmatch";

    /// <summary>The budgets, as the settings name them.</summary>
    public const string BudgetsName = "budgets";

    /// <summary>Reads those of the systems that the stack holds.</summary>
    public static SystemSettings Read(SettingsReader reader)
    {
        var systems = reader.Names("systems", [EmergenceName, PhoenixName, GitHubName, CoccinelleName, SuperSmartMatchName, BudgetsName]);
        var phoenix = systems.Contains(PhoenixName) ? reader.Section(PhoenixName) : null;
        var platform = phoenix?.Choice<PhoenixPlatform>("platform");
        return new SystemSettings(
            systems,
            systems.Contains(EmergenceName) ? EmergenceSettings.Read(reader.Section(EmergenceName)) : null,
            platform is PhoenixPlatform.CloudRun ? PhoenixSettings.Read(phoenix!) : null,
            platform is PhoenixPlatform.Docker ? PhoenixContainersSettings.Read(phoenix!) : null,
            systems.Contains(GitHubName) ? GitHubSettings.Read(reader.Section(GitHubName)) : null,
            systems.Contains(CoccinelleName) ? CoccinelleSettings.Read(reader.Section(CoccinelleName)) : null,
            systems.Contains(SuperSmartMatchName) ? SuperSmartMatchSettings.Read(reader.Section(SuperSmartMatchName)) : null,
            systems.Contains(BudgetsName) ? BudgetsSettings.Read(reader.Section(BudgetsName)) : null
        );
    }
}
