using System.Text.Json;
using Providers.Schema;

namespace Bindings;

/// <summary>The C# names that a package's official SDK uses: wire names in Pascal case, with a short table of exceptions.</summary>
internal sealed class CSharpNames
{
    private const string Arguments = "Args";

    private readonly Dictionary<string, string> _modules;
    private readonly Dictionary<string, string> _properties;

    private CSharpNames(string package, JsonElement names)
    {
        Namespace = $"Pulumi.{Pascal(package)}";
        _modules = Strings(names.GetProperty("modules"));
        _properties = Strings(names.GetProperty("properties"));
    }

    /// <summary>The package's namespace.</summary>
    public string Namespace { get; }

    public static CSharpNames Read(ReadOnlyMemory<byte> json, string package)
    {
        using var document = JsonDocument.Parse(json);
        return new CSharpNames(package, document.RootElement.GetProperty(package).Clone());
    }

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>Returns the namespace and class of a resource token, such as <c>gcp:pubsub/topic:Topic</c>.</summary>
    public (string Namespace, string Class) Resource(string token)
    {
        var parts = token.Split(':');
        return (Module(parts[1].Split('/')[0]), parts[2]);
    }

    /// <summary>Returns the namespace and name of an object type or enumeration, such as <c>pubsub/TopicSchemaSettings</c>.</summary>
    public (string Namespace, string Name) Nested(string reference)
    {
        var slash = reference.LastIndexOf('/');
        return (Module(slash < 0 ? "index" : reference[..slash]), reference[(slash + 1)..]);
    }

    /// <param name="owner">The C# class with its namespace; a class and its arguments use the same property names.</param>
    /// <param name="wireName">The wire name of the property.</param>
    public string Property(string owner, string wireName)
    {
        var type = owner.EndsWith(Arguments, StringComparison.Ordinal) ? owner[..^Arguments.Length] : owner;
        return _properties.TryGetValue($"{type}.{wireName}", out var name) ? name : Pascal(wireName);
    }

    public string InputType(PropertySchema property) =>
        property.Type.Kind switch
        {
            SchemaKind.List => $"InputList<{Element(property.Type.Element!, input: true)}>",
            SchemaKind.Map => $"InputMap<{Element(property.Type.Element!, input: true)}>",
            _ => $"Input<{Element(property.Type, input: true)}>",
        };

    /// <summary>Returns the element type of an argument that is a list or a map.</summary>
    public string InputElement(PropertySchema property) => Element(property.Type.Element!, input: true);

    /// <summary>Returns the type inside an output, or of a field of an output type.</summary>
    public string OutputType(PropertySchema property)
    {
        var type = Element(property.Type, input: false);

        // ImmutableArray is a structure with a default value for "absent", so the official SDK never makes it nullable.
        return property.IsRequired || property.Type.Kind == SchemaKind.List ? type : type + "?";
    }

    private static Dictionary<string, string> Strings(JsonElement map) =>
        map.EnumerateObject().ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);

    private string Module(string module) =>
        module == "index" ? Namespace
        : _modules.TryGetValue(module, out var name) ? $"{Namespace}.{name}"
        : throw new KeyNotFoundException($"names.json has no C# name for module '{module}' of {Namespace}.");

    private string Element(SchemaType type, bool input) =>
        type.Kind switch
        {
            SchemaKind.String => "string",
            SchemaKind.Integer => "int",
            SchemaKind.Number => "double",
            SchemaKind.Boolean => "bool",
            SchemaKind.Asset => "global::Pulumi.Asset",
            SchemaKind.Archive => "global::Pulumi.Archive",
            SchemaKind.AssetOrArchive => "global::Pulumi.AssetOrArchive",
            SchemaKind.Any => "object",
            SchemaKind.List => $"ImmutableArray<{Element(type.Element!, input)}>",
            SchemaKind.Map => $"ImmutableDictionary<string, {Element(type.Element!, input)}>",
            SchemaKind.Enum => Named(type, ""),
            _ => input ? Named(type, ".Inputs") + "Args" : Named(type, ".Outputs"),
        };

    private string Named(SchemaType type, string side)
    {
        var (space, name) = Nested(type.Reference!);
        return $"global::{space}{side}.{name}";
    }
}
