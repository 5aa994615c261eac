using System.Globalization;
using System.Text;
using Engine.Diagnostics;

namespace Engine.Projects;

/// <summary>Whether settings fit where a program reads them: all of them together in one environment variable.</summary>
internal static class SettingSize
{
    public const string ConfigVariable = "PULUMI_CONFIG";
    public const string SecretKeysVariable = "PULUMI_CONFIG_SECRET_KEYS";

    /// <summary>Bytes of one variable, its name and a closing zero: Linux' <c>MAX_ARG_STRLEN</c> with 4 KiB pages (execve(2)).</summary>
    private const int Maximum = 131_072;

    /// <summary>How many of the largest settings are named.</summary>
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
            faults.Add(
                new Fault(
                    "ENG125",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The settings take {size:N0} bytes as {variable}; "
                            + $"Linux passes at most {Maximum:N0} bytes in one environment variable."
                    ),
                    $"keep large values in files that the program reads; the largest settings: {string.Join(", ", largest.Take(Named))}."
                )
            );
        }
    }
}
