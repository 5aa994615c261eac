using System.Text.Json;
using Engine.Projects;

namespace Providers;

/// <summary>The settings that a known package's provider has, <c>providers/&lt;package&gt;/settings.json</c>.</summary>
public static class ProviderSettings
{
    /// <summary>Read for the packages that a stack has settings of.</summary>
    public static KnownSettings Known { get; } = new(Of);

    /// <returns>Null for a package whose facts were not imported.</returns>
    internal static IReadOnlyCollection<string>? Of(string package)
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
