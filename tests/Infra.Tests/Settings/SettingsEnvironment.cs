using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Tests.Settings;

/// <summary>Hands settings to the program the way Pulumi does, until it is disposed.</summary>
internal sealed class SettingsEnvironment : IDisposable
{
    private const string Variable = "PULUMI_CONFIG";

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    /// <param name="settings">Values by key; one without a namespace is the project's own.</param>
    public SettingsEnvironment(JsonObject settings)
    {
        var texts = settings.ToDictionary(
            setting => setting.Key.Contains(':', StringComparison.Ordinal) ? setting.Key : $"infra:{setting.Key}",
            setting => Text(setting.Value)
        );
        Environment.SetEnvironmentVariable(Variable, JsonSerializer.Serialize(texts));
    }

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, _before);

    /// <summary>Pulumi writes objects and lists as JSON, and a text as it is.</summary>
    private static string Text(JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : value?.ToJsonString() ?? "null";
}
