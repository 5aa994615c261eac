using System.Collections.Concurrent;
using System.Text.Json;

namespace Providers.Schema;

/// <summary>The schema of one provider package, <c>providers/&lt;package&gt;/schema.json</c>. Types are read on first use.</summary>
public sealed class PackageSchema
{
    private readonly JsonElement _root;
    private readonly ConcurrentDictionary<string, ResourceSchema?> _resources = new();
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, PropertySchema>> _types = new();

    private PackageSchema(JsonElement root) => _root = root;

    /// <summary>The package's name, the first part of its type tokens.</summary>
    public string Name => _root.GetProperty("package").GetString()!;

    /// <summary>The package version in three parts.</summary>
    public string Version => _root.GetProperty("version").GetString()!;

    /// <summary>The known type tokens, in ordinal order.</summary>
    public IEnumerable<string> ResourceTypes => Names("resources");

    /// <summary>The object types used in inputs, in ordinal order.</summary>
    public IEnumerable<string> InputTypes => Names("inputTypes");

    /// <summary>The object types used in outputs, in ordinal order.</summary>
    public IEnumerable<string> OutputTypes => Names("outputTypes");

    /// <summary>The enumerations, in ordinal order.</summary>
    public IEnumerable<string> EnumTypes => Names("enums");

    /// <exception cref="JsonException">The input is not valid JSON.</exception>
    public static PackageSchema Parse(ReadOnlyMemory<byte> json) => new(JsonDocument.Parse(json).RootElement);

    /// <returns>Null for an unknown type.</returns>
    public ResourceSchema? Resource(string type) =>
        _resources.GetOrAdd(
            type,
            token => _root.GetProperty("resources").TryGetProperty(token, out var resource) ? ReadResource(resource) : null
        );

    /// <summary>Returns the properties of an object type used in inputs.</summary>
    public IReadOnlyDictionary<string, PropertySchema> InputType(string reference) => ObjectType("inputTypes", reference);

    /// <summary>Returns the properties of an object type used in outputs.</summary>
    public IReadOnlyDictionary<string, PropertySchema> OutputType(string reference) => ObjectType("outputTypes", reference);

    /// <summary>Returns the values of an enumeration, by member name.</summary>
    public IReadOnlyDictionary<string, string> Enum(string reference) =>
        _root
            .GetProperty("enums")
            .GetProperty(reference)
            .EnumerateObject()
            .ToDictionary(member => member.Name, member => member.Value.GetString()!);

    private static ResourceSchema ReadResource(JsonElement resource) =>
        new()
        {
            Inputs = ReadProperties(resource.GetProperty("inputs")),
            Outputs = ReadProperties(resource.GetProperty("outputs")),
            SecretOutputs = ReadList(resource, "secretOutputs"),
            ReplaceOnChanges = ReadList(resource, "replaceOnChanges"),
            Aliases = ReadList(resource, "aliases"),
        };

    private static Dictionary<string, PropertySchema> ReadProperties(JsonElement properties) =>
        properties
            .EnumerateObject()
            .ToDictionary(
                property => property.Name,
                property => new PropertySchema(
                    SchemaType.Parse(property.Value.GetProperty("type").GetString()!),
                    property.Value.TryGetProperty("required", out _),
                    property.Value.TryGetProperty("secret", out _)
                )
            );

    private static List<string> ReadList(JsonElement resource, string name) =>
        resource.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(item => item.GetString()!)] : [];

    private IEnumerable<string> Names(string section) => _root.GetProperty(section).EnumerateObject().Select(entry => entry.Name);

    private IReadOnlyDictionary<string, PropertySchema> ObjectType(string section, string reference) =>
        _types.GetOrAdd($"{section}/{reference}", _ => ReadProperties(_root.GetProperty(section).GetProperty(reference)));
}
