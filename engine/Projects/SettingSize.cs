using System.Text;
using Engine.Diagnostics;

namespace Engine.Projects;

/// <summary>The size limit of settings: a program reads all of them from one environment variable.</summary>
internal static class SettingSize
{
    public const string ConfigVariable = "PULUMI_CONFIG";
    public const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";

    /// <summary>
    /// The maximum size of one variable in bytes, with its name and the final zero: Linux' <c>MAX_ARG_STRLEN</c> with pages of 4 KiB
    /// (execve(2)).
    /// </summary>
    private const int Maximum = 131_072;

    /// <summary>The number of the largest settings that the message names.</summary>
    private const int Named = 3;

    public static string Config(IReadOnlyDictionary<string, string> config) =>
        SettingJson.Text(config.ToDictionary(setting => setting.Key, object? (setting) => setting.Value, StringComparer.Ordinal));

    public static string SecretKeys(IEnumerable<string> keys) => SettingJson.Text(keys.Order(SettingJson.KeyOrder).ToList<object?>());

    public static void Check(IReadOnlyDictionary<string, string> config, IEnumerable<string> secretKeys, List<Fault> faults)
    {
        var largest = config.OrderByDescending(setting => setting.Value.Length).ThenBy(setting => setting.Key, StringComparer.Ordinal);
        Check(ConfigVariable, Config(config), largest.Select(setting => setting.Key), faults);
        Check(SecretKeysVariable, SecretKeys(secretKeys), secretKeys.Order(StringComparer.Ordinal), faults);
    }

    private static void Check(string variable, string value, IEnumerable<string> largest, List<Fault> faults)
    {
        var size = Encoding.UTF8.GetByteCount(variable) + Encoding.UTF8.GetByteCount(value) + 2;
        if (size > Maximum)
        {
            faults.Add(EngineDiagnostics.SettingsTooLarge(variable, size, Maximum, [.. largest.Take(Named)]));
        }
    }
}
