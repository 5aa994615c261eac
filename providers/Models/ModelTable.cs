using System.Text.Json;

namespace Providers.Models;

/// <summary>The models of a package, <c>providers/&lt;package&gt;/models.json</c>, by resource type.</summary>
internal sealed class ModelTable
{
    private readonly Dictionary<string, ResourceModel> _models;

    private ModelTable(Dictionary<string, ResourceModel> models) => _models = models;

    /// <exception cref="JsonException">The input is not valid JSON.</exception>
    public static ModelTable Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return new ModelTable(
            document
                .RootElement.EnumerateObject()
                .ToDictionary(
                    model => model.Name,
                    model => new ResourceModel(Templates(model.Value, "planned"), Templates(model.Value, "resolved")),
                    StringComparer.Ordinal
                )
        );
    }

    public ResourceModel For(string type) => _models.GetValueOrDefault(type, ResourceModel.Nothing);

    private static Dictionary<string, string> Templates(JsonElement model, string name) =>
        model.TryGetProperty(name, out var templates)
            ? templates.EnumerateObject().ToDictionary(template => template.Name, template => template.Value.GetString()!)
            : [];
}
