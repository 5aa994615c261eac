using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
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
            ["PULUMI_CONFIG"] = Json(json => Write(settings.Config, json)),
            ["PULUMI_CONFIG_SECRET_KEYS"] = Json(json => Write(settings.SecretKeys, json)),
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

    /// <summary>Written by hand: a serializer takes longer to get ready than a program to start.</summary>
    private static string Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(IReadOnlyDictionary<string, string> settings, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (key, value) in settings.OrderBy(setting => setting.Key, StringComparer.Ordinal))
        {
            json.WriteString(key, value);
        }

        json.WriteEndObject();
    }

    private static void Write(IEnumerable<string> keys, Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var key in keys.Order(StringComparer.Ordinal))
        {
            json.WriteStringValue(key);
        }

        json.WriteEndArray();
    }

    private static (string Name, string Value) Pair(DictionaryEntry entry) => ((string)entry.Key, (string?)entry.Value ?? "");

    private static bool Passes(string name) => name is "PATH" or "SystemRoot" || name.StartsWith("DOTNET_ROOT", StringComparison.Ordinal);
}
