using System.Text.Json;

namespace Providers.Models;

/// <summary>The models of a package, <c>providers/&lt;package&gt;/models.json</c>, by resource type.</summary>
internal sealed class ModelTable
{
    private readonly Dictionary<string, ResourceModel> _models;

    private ModelTable(Dictionary<string, ResourceModel> models) => _models = models;

    /// <summary>The types that have a model.</summary>
    public IEnumerable<string> Types => _models.Keys;

    /// <exception cref="JsonException">The text is no JSON of that form.</exception>
    public static ModelTable Parse(ReadOnlySpan<byte> json)
    {
        var models = JsonSerializer.Deserialize<Dictionary<string, Dictionary<string, Dictionary<string, string>>>>(json) ?? [];
        return new ModelTable(
            models.ToDictionary(
                entry => entry.Key,
                entry => new ResourceModel(entry.Value.GetValueOrDefault("planned", []), entry.Value.GetValueOrDefault("resolved", [])),
                StringComparer.Ordinal
            )
        );
    }

    public ResourceModel Of(string type) => _models.GetValueOrDefault(type, ResourceModel.Nothing);
}
