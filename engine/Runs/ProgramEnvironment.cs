using System.Globalization;
using Engine.Hosts;
using Engine.Isolation;
using Engine.Monitor;
using Engine.Projects;

namespace Engine.Runs;

/// <summary>
/// The complete environment of a program: the protocol's variables, the location of its runtime, and a temporary home directory. Nothing
/// else is passed, so that no credential of the caller can leak and every machine gives the same plan.
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
            // Makes the SDK fail if a program converts an output to a string.
            ["PULUMI_ERROR_OUTPUT_STRING"] = "true",
            ["PULUMI_PARALLEL"] = DeploymentDefaults.Parallel.ToString(CultureInfo.InvariantCulture),
            [SettingSize.ConfigVariable] = SettingSize.Config(settings.Config),
            [SettingSize.SecretKeysVariable] = SettingSize.SecretKeys(settings.SecretKeys),
        };
    }
}
