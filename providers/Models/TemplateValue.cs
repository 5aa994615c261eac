using System.Text.Json;
using Engine.Values;

namespace Providers.Models;

/// <summary>Converts a filled template to a value.</summary>
internal static class TemplateValue
{
    /// <summary>The prefix of a template that is a JSON value of any type; any other template is a string.</summary>
    private const string JsonPrefix = "json:";

    public static bool IsJson(string template) => template.StartsWith(JsonPrefix, StringComparison.Ordinal);

    public static PropertyValue Parse(string text) =>
        IsJson(text) ? Read(JsonDocument.Parse(text[JsonPrefix.Length..]).RootElement) : new TextValue(text);

    private static PropertyValue Read(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.String => new TextValue(json.GetString()!),
            JsonValueKind.Number => new NumberValue(json.GetDouble()),
            JsonValueKind.True or JsonValueKind.False => new BooleanValue(json.GetBoolean()),
            JsonValueKind.Array => new ArrayValue([.. json.EnumerateArray().Select(Read)]),
            JsonValueKind.Object => new MapValue(
                json.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Read(member.Value)))
            ),
            _ => NullValue.Instance,
        };
}
