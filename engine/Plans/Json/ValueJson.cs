using System.Collections.Immutable;
using System.Text.Json;
using Engine.Values;

namespace Engine.Plans.Json;

/// <summary>
/// Values as JSON. A value without a JSON equivalent is an object with one member whose name starts with a dollar sign; a program's own
/// name that starts with a dollar sign gets a second one, so that the two remain distinguishable.
/// </summary>
internal static class ValueJson
{
    private const string Secret = "$secret";
    private const string Unknown = "$unknown";
    private const string Computed = "$computed";
    private const string Asset = "$asset";
    private const string Archive = "$archive";
    private const string Resource = "$resource";

    public static void Write(PropertyValue value, Utf8JsonWriter json)
    {
        switch (value)
        {
            case BooleanValue boolean:
                json.WriteBooleanValue(boolean.Value);
                break;
            case NumberValue number:
                json.WriteNumberValue(number.Value);
                break;
            case TextValue text:
                json.WriteStringValue(text.Value);
                break;
            case ArrayValue list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(item, json);
                }

                json.WriteEndArray();
                break;
            case MapValue map:
                WriteMap(map, json);
                break;
            case NullValue:
                json.WriteNullValue();
                break;
            default:
                WriteSpecial(value, json);
                break;
        }
    }

    public static PropertyValue Read(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => new BooleanValue(json.GetBoolean()),
            JsonValueKind.Number when json.TryGetDouble(out var number) && double.IsFinite(number) => new NumberValue(number),
            JsonValueKind.Number => throw new FormatException($"the number {json.GetRawText()} is too large."),
            JsonValueKind.String => new TextValue(json.GetString()!),
            JsonValueKind.Array => new ArrayValue([.. json.EnumerateArray().Select(Read)]),
            JsonValueKind.Object => ReadSpecial(json) ?? ReadMap(json),
            _ => NullValue.Instance,
        };

    public static MapValue ReadMap(JsonElement json) =>
        new(json.EnumerateObject().Select(member => KeyValuePair.Create(OwnName(member.Name), Read(member.Value))));

    private static string OwnName(string name) => name.StartsWith('$') ? name[1..] : name;

    private static void WriteMap(MapValue map, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (var (name, value) in map)
        {
            json.WritePropertyName(name.StartsWith('$') ? $"${name}" : name);
            Write(value, json);
        }

        json.WriteEndObject();
    }

    private static void WriteSpecial(PropertyValue value, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        switch (value)
        {
            case SecretValue:
                json.WriteBoolean(Secret, true);
                break;
            case ComputedValue computed:
                json.WritePropertyName(Computed);
                Write(computed.Inner, json);
                break;
            case AssetValue asset:
                json.WriteString(asset.IsArchive ? Archive : Asset, asset.Hash);
                break;
            case ReferenceValue reference:
                json.WriteString(Resource, reference.Urn);
                break;
            default:
                json.WriteBoolean(Unknown, true);
                break;
        }

        json.WriteEndObject();
    }

    private static PropertyValue? ReadSpecial(JsonElement json)
    {
        if (json.GetPropertyCount() != 1)
        {
            return null;
        }

        var member = json.EnumerateObject().Single();
        return member.Name switch
        {
            Secret => new SecretValue(NullValue.Instance),
            Unknown => UnknownValue.Instance,
            Computed => new ComputedValue(Read(member.Value)),
            Asset => OfHash(isArchive: false, member.Value),
            Archive => OfHash(isArchive: true, member.Value),
            Resource => new ReferenceValue(Text(member.Value), null),
            _ => null,
        };
    }

    private static AssetValue OfHash(bool isArchive, JsonElement hash) =>
        new(isArchive, ContentSource.Text, "", ImmutableSortedDictionary<string, PropertyValue>.Empty, Text(hash));

    private static string Text(JsonElement json) => json.GetString() ?? throw new FormatException("it has null instead of a string.");
}
