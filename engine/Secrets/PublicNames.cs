using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Projects;

namespace Engine.Secrets;

/// <summary>
/// Words that are plain text in the stack's settings. They are public, even if the program combines them with a secret, which marks both as
/// secret.
/// </summary>
internal static partial class PublicNames
{
    public static IEnumerable<string> From(DeploymentSettings settings) =>
        settings
            .Config.Where(setting => !settings.SecretKeys.Contains(setting.Key))
            .SelectMany(setting => setting.Key.Split(':').Concat(Strings(setting.Value)))
            .Where(text => Name().IsMatch(text))
            .Append(settings.Project)
            .Append(settings.Stack);

    private static IEnumerable<string> Strings(string setting)
    {
        if (setting.Length == 0 || setting[0] is not ('{' or '['))
        {
            return [setting];
        }

        try
        {
            using var json = JsonDocument.Parse(setting);
            return [.. Strings(json.RootElement)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Strings(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Strings(member.Value).Append(member.Name)),
            JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
            JsonValueKind.String => [json.GetString()!],
            _ => [],
        };

    /// <summary>Matches one word or several with hyphens in between, such as a region: unlike a password.</summary>
    [GeneratedRegex(@"\A(?:[a-z]+|[a-z]+(?:[-_.][a-z0-9]+)+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
