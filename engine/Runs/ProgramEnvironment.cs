using System.Globalization;
using Engine.Hosts;
using Engine.Isolation;
using Engine.Monitor;
using Engine.Projects;

namespace Engine.Runs;

/// <summary>
/// All a program gets to see of its surroundings: the protocol's variables, the way to its runtime, and a home that is thrown away.
/// Nothing else passes, so that no credential of the caller can, and so that every machine gives the same plan.
/// </summary>
internal static class ProgramEnvironment
{
    public static Dictionary<string, string> Variables(ProjectFile project, EngineServices services, string home)
    {
        var settings = services.Settings;
        return new Dictionary<string, string>(BaseEnvironment.Variables(home), StringComparer.Ordinal)
        {
            ["PULUMI_MONITOR"] = services.Monitor,
            ["PULUMI_ENGINE"] = services.Log,
            ["PULUMI_PROJECT"] = settings.Project,
            ["PULUMI_STACK"] = settings.Stack,
            ["PULUMI_ORGANIZATION"] = DeploymentDefaults.Organization,
            ["PULUMI_ROOT_DIRECTORY"] = project.Directory,
            ["PULUMI_DRY_RUN"] = "true",
            ["PULUMI_QUERY_MODE"] = "false",
            // The SDK then fails where a program converts an output to a string.
            ["PULUMI_ERROR_OUTPUT_STRING"] = "true",
            ["PULUMI_PARALLEL"] = DeploymentDefaults.Parallel.ToString(CultureInfo.InvariantCulture),
            [SettingSize.ConfigVariable] = SettingSize.Config(settings.Config),
            [SettingSize.SecretKeysVariable] = SettingSize.SecretKeys(settings.SecretKeys),
        };
    }
}
