using System.Globalization;
using System.Text;
using System.Text.Json;
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
            ["PULUMI_PARALLEL"] = DeploymentDefaults.Parallel.ToString(CultureInfo.InvariantCulture),
            ["PULUMI_CONFIG"] = Json(json => Write(settings.Config, json)),
            ["PULUMI_CONFIG_SECRET_KEYS"] = Json(json => Write(settings.SecretKeys, json)),
        };
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
}
