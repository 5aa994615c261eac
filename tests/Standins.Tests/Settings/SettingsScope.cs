using System.Text.Json;

namespace Standins.Tests.Settings;

/// <summary>The settings of the deployments that run before it is disposed, given as an engine gives them.</summary>
internal sealed class SettingsScope : IDisposable
{
    private const string Values = "PULUMI_CONFIG";
    private const string SecretKeys = "PULUMI_CONFIG_SECRET_KEYS";

    public SettingsScope(Dictionary<string, string> values, params string[] secretKeys)
    {
        Environment.SetEnvironmentVariable(Values, JsonSerializer.Serialize(values));
        Environment.SetEnvironmentVariable(SecretKeys, JsonSerializer.Serialize(secretKeys));
    }

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Values, null);
        Environment.SetEnvironmentVariable(SecretKeys, null);
    }
}
