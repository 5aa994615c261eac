using System.Collections;
using System.Globalization;
using Engine.Hosts;
using Engine.Monitor;
using Engine.Projects;

namespace Engine.Runs;

/// <summary>
/// All a program gets to see of its surroundings: the protocol's variables, the way to its runtime, and a home that is thrown away.
/// Nothing else passes, so that no credential of the caller can, and so that every machine gives the same plan.
/// </summary>
internal sealed class ProgramEnvironment : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("pulumi-review-");

    public IReadOnlyDictionary<string, string> Variables(ProjectFile project, EngineServices services)
    {
        var settings = services.Settings;
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LANG"] = "C.UTF-8",
            ["LC_ALL"] = "C.UTF-8",
            ["TZ"] = "UTC",
            ["HOME"] = _home.FullName,
            ["TMPDIR"] = _home.FullName,
            ["DOTNET_CLI_HOME"] = _home.FullName,
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
        foreach (
            var (name, value) in Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(Pair).Where(pair => Passes(pair.Name))
        )
        {
            variables[name] = value;
        }

        return variables;
    }

    public void Dispose()
    {
        try
        {
            _home.Delete(recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A process that is just ending may still write there; the system clears its temporary folder itself.
        }
    }

    private static (string Name, string Value) Pair(DictionaryEntry entry) => ((string)entry.Key, (string?)entry.Value ?? "");

    private static bool Passes(string name) => name is "PATH" or "SystemRoot" || name.StartsWith("DOTNET_ROOT", StringComparison.Ordinal);
}
