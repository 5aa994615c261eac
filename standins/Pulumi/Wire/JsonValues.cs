using System.Collections.Immutable;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Type = System.Type;

namespace Pulumi.Wire;

/// <summary>Converts JSON elements to wire values and back.</summary>
internal static class JsonValues
{
    /// <summary>Returns the wire value, or null for a JSON null, because a property without a value is not sent.</summary>
    public static Value? ToWire(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => Value.ForString(element.GetString()),
            JsonValueKind.Number => Value.ForNumber(element.GetDouble()),
            JsonValueKind.True or JsonValueKind.False => Value.ForBool(element.GetBoolean()),
            JsonValueKind.Array => Value.ForList([.. element.EnumerateArray().Select(item => ToWire(item) ?? Value.ForNull())]),
            JsonValueKind.Object => Object(element),
            _ => null,
        };

    /// <summary>Returns the element, or the type of a value inside it that JSON cannot represent.</summary>
    public static (JsonElement Element, Type? Unexpected) ToElement(object? value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            if (Unwritten(writer, value) is { } unexpected)
            {
                writer.Reset();
                return (default, unexpected);
            }
        }

        using var document = JsonDocument.Parse(stream.ToArray());
        return (document.RootElement.Clone(), null);
    }

    private static Value Object(JsonElement element)
    {
        var fields = new Struct();
        foreach (var property in element.EnumerateObject())
        {
            fields.Fields[property.Name] = ToWire(property.Value) ?? Value.ForNull();
        }

        return Value.ForStruct(fields);
    }

    private static Type? Unwritten(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                return null;
            case string text:
                writer.WriteStringValue(text);
                return null;
            case double number:
                writer.WriteNumberValue(number);
                return null;
            case bool flag:
                writer.WriteBooleanValue(flag);
                return null;
            case ImmutableArray<object?> list:
                return UnwrittenList(writer, list);
            case ImmutableDictionary<string, object?> entries:
                return UnwrittenObject(writer, entries);
            case IOutput output:
                // The output has been read, so it is complete and does not block.
                return Unwritten(writer, output.GetDataAsync().GetAwaiter().GetResult().Value);
            default:
                return value.GetType();
        }
    }

    private static Type? UnwrittenList(Utf8JsonWriter writer, ImmutableArray<object?> list)
    {
        writer.WriteStartArray();
        foreach (var item in list)
        {
            if (Unwritten(writer, item) is { } unexpected)
            {
                return unexpected;
            }
        }

        writer.WriteEndArray();
        return null;
    }

    private static Type? UnwrittenObject(Utf8JsonWriter writer, ImmutableDictionary<string, object?> entries)
    {
        writer.WriteStartObject();
        foreach (var (key, value) in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(key);
            if (Unwritten(writer, value) is { } unexpected)
            {
                return unexpected;
            }
        }

        writer.WriteEndObject();
        return null;
    }
}
