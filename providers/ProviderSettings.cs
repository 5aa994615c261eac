using System.Text.Json;
using Engine.Projects;

namespace Providers;

/// <summary>The settings of the known providers, <c>providers/&lt;package&gt;/settings.json</c>.</summary>
public static class ProviderSettings
{
    /// <summary>The known settings, read only for packages that occur in a stack's settings.</summary>
    public static KnownSettings Known { get; } = new(Names);

    /// <returns>Null for a package that has not been imported.</returns>
    internal static IReadOnlyCollection<string>? Names(string package)
    {
        using var stream = typeof(ProviderSettings).Assembly.GetManifestResourceStream($"{package}/settings.json");
        if (stream is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.GetProperty("settings").EnumerateArray().Select(name => name.GetString()!)];
    }
}
