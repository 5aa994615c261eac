using System.Text.RegularExpressions;
using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Projects;

namespace Engine.Runs;

/// <summary>
/// Fits the placeholders of encrypted settings to the types that a program reads them as. A setting without a declared type gets a string
/// first; the SDK's error then names the type.
/// </summary>
internal static partial class SecretPlaceholders
{
    /// <param name="settings">The settings of the run that failed.</param>
    /// <param name="failure">What it failed with.</param>
    /// <param name="notices">Receives a line for each placeholder that changes.</param>
    /// <returns>The settings for another run; null if no placeholder explains the failure.</returns>
    public static DeploymentSettings? Fit(DeploymentSettings settings, FaultException failure, IProgress<string> notices)
    {
        var config = new Dictionary<string, string>(settings.Config, StringComparer.Ordinal);
        var isChanged = false;
        foreach (var refusal in failure.Faults.SelectMany(fault => Refusal().Matches(fault.Message)))
        {
            var (key, type) = (refusal.Groups["key"].Value, refusal.Groups["type"].Value);
            if (settings.SecretKeys.Contains(key) && config.GetValueOrDefault(key) == YamlValues.SecretPlaceholder)
            {
                config[key] = Placeholder(type);
                isChanged = true;
                notices.Report(EngineDiagnostics.SecretSettingHasOtherType(key, type).ToString());
            }
        }

        return isChanged ? settings with { Config = config } : null;
    }

    private static string Placeholder(string type) =>
        Number().IsMatch(type) ? "0"
        : type.Contains("bool", StringComparison.OrdinalIgnoreCase) ? "false"
        : "{}";

    /// <summary>The words of Pulumi's SDKs for .NET, Node.js and Python.</summary>
    [GeneratedRegex(
        "Configuration '(?<key>[^']+)' value '[^']*' is not a valid '?(?<type>[A-Za-z0-9_.`<>]+)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Refusal();

    [GeneratedRegex("number|int|double|float|single|decimal", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Number();
}
