using System.Text.Json;
using Engine.Plans.Json;

namespace Review.Render;

/// <summary>The form of all JSON documents: one object with a newline at its end, the same bytes for the same content.</summary>
internal static class JsonText
{
    public static void Write(Stream stream, Action<Utf8JsonWriter> members)
    {
        using (var json = new Utf8JsonWriter(stream, ReadableJson.Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes a list of objects.</summary>
    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a list of strings.</summary>
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }
}
