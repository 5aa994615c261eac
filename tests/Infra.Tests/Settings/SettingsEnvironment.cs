using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Tests.Settings;

/// <summary>Passes settings to the program as Pulumi does, until disposed.</summary>
internal sealed class SettingsEnvironment : IDisposable
{
    private const string Variable = "PULUMI_CONFIG";

    private readonly string? _before = Environment.GetEnvironmentVariable(Variable);

    /// <param name="settings">The values by key; a key without a namespace is the project's own.</param>
    public SettingsEnvironment(JsonObject settings)
    {
        var texts = settings.ToDictionary(
            setting => setting.Key.Contains(':', StringComparison.Ordinal) ? setting.Key : $"infra:{setting.Key}",
            setting => Text(setting.Value)
        );
        Environment.SetEnvironmentVariable(Variable, JsonSerializer.Serialize(texts));
    }

    public void Dispose() => Environment.SetEnvironmentVariable(Variable, _before);

    /// <summary>Formats a value as Pulumi does: objects and lists as JSON, strings unchanged.</summary>
    private static string Text(JsonNode? value) =>
        value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : value?.ToJsonString() ?? "null";
}
