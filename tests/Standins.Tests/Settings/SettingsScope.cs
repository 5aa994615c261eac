using System.Text.Json;

namespace Standins.Tests.Settings;

/// <summary>The settings of deployments, passed as an engine does, until disposed.</summary>
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
