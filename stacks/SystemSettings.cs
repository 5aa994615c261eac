using Infra.Settings;

namespace Stacks;

/// <summary>All settings of a stack.</summary>
/// <param name="Systems">The systems in the stack.</param>
/// <param name="Emergence">The settings of Émergence; null if the stack does not contain it.</param>
/// <param name="Phoenix">The settings of Phoenix on Cloud Run; null if the stack does not contain it.</param>
/// <param name="PhoenixContainers">The settings of Phoenix on Docker; null if the stack does not contain it.</param>
/// <param name="GitHub">The settings of the GitHub access; null if the stack does not contain it.</param>
/// <param name="Coccinelle">The settings of Coccinelle; null if the stack does not contain it.</param>
/// <param name="SuperSmartMatch">The settings of SuperSmartMatch; null if the stack does not contain it.</param>
/// <param name="Budgets">The settings of the budgets; null if the stack does not contain them.</param>
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
    /// <summary>The name of Émergence in the settings.</summary>
    public const string EmergenceName = "emergence";

    /// <summary>The name of Phoenix in the settings.</summary>
    public const string PhoenixName = "phoenix";

    /// <summary>The name of the GitHub access in the settings.</summary>
    public const string GitHubName = "github";

    /// <summary>The name of Coccinelle in the settings.</summary>
    public const string CoccinelleName = "coccinelle";

    /// <summary>The name of SuperSmartMatch in the settings.</summary>
    public const string SuperSmartMatchName = "supersmartmatch";

    /// <summary>The name of the budgets in the settings.</summary>
    public const string BudgetsName = "budgets";

    /// <summary>Reads the settings of the systems in the stack.</summary>
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
