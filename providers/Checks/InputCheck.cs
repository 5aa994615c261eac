using System.Globalization;
using Engine.Monitor;
using Engine.Plans;
using Engine.Values;
using Providers.Schema;

namespace Providers.Checks;

/// <summary>Checks inputs against a package's schema: missing required inputs, unknown inputs and values of the wrong type.</summary>
internal sealed class InputCheck(PackageSchema schema)
{
    /// <summary>The prefix of properties that belong to the engine and the SDKs, not to the resource.</summary>
    private const string Internal = "__";

    /// <summary>
    /// Whether the provider is bridged from Terraform, whose types convert values. Command is not and takes each type as it is.
    /// </summary>
    private bool IsBridged { get; } = schema.Name != "command";

    /// <summary>
    /// Whether the provider accepts a single value for a list of one. Older Terraform providers do; Cloudflare's is a newer one.
    /// </summary>
    private bool TakesOneForList { get; } = schema.Name is not ("command" or "cloudflare");

    public IReadOnlyList<CheckFailure> Check(ResourceSchema type, MapValue inputs) => [.. Object(PropertyPath.Empty, type.Inputs, inputs)];

    private IEnumerable<CheckFailure> Object(PropertyPath path, IReadOnlyDictionary<string, PropertySchema> properties, MapValue values)
    {
        foreach (var (name, value) in values)
        {
            if (properties.TryGetValue(name, out var property))
            {
                foreach (var failure in Value(path.Append(name), property.Type, value))
                {
                    yield return failure;
                }
            }
            else if (!name.StartsWith(Internal, StringComparison.Ordinal))
            {
                yield return InputFailures.UnknownProperty(path.Append(name), name, properties.Keys);
            }
        }

        foreach (var (name, _) in properties.Where(property => property.Value.IsRequired && values[property.Key] is null or NullValue))
        {
            yield return InputFailures.Required(path.Append(name));
        }
    }

    private IEnumerable<CheckFailure> Value(PropertyPath path, SchemaType type, PropertyValue input)
    {
        if (Unwrapped.FromProgram(input) is not { IsUnknown: false, IsComputed: false, Value: { } value, IsSecret: var isSecret })
        {
            return [];
        }

        var failures = Known(path, type, value);
        return isSecret && failures.Any() ? [InputFailures.InvalidSecret(path, Allowed(type))] : failures;
    }

    private IEnumerable<CheckFailure> Known(PropertyPath path, SchemaType type, PropertyValue value) =>
        (type.Kind, value) switch
        {
            (SchemaKind.List, ArrayValue list) => list.Items.SelectMany((item, index) => Value(path.Append(index), type.Element!, item)),
            (SchemaKind.Map, MapValue map) => map.SelectMany(entry => Value(path.Append(entry.Key), type.Element!, entry.Value)),
            (SchemaKind.Object, MapValue map) => Object(path, schema.InputType(type.Reference!), map),
            (SchemaKind.Enum, TextValue text) => Enum(path, schema.Enum(type.Reference!), text.Value),
            (SchemaKind.List, not ArrayValue) when TakesOneForList => Value(path.Append(0), type.Element!, value),
            (SchemaKind.String, BooleanValue or NumberValue) when !IsBridged => [WrongType(path, type.Kind, value)],
            _ => Fits(type.Kind, value) ? [] : [WrongType(path, type.Kind, value)],
        };

    private static CheckFailure WrongType(PropertyPath path, SchemaKind kind, PropertyValue value) =>
        InputFailures.WrongType(path, Describe(value), Describe(kind));

    private static IEnumerable<CheckFailure> Enum(PropertyPath path, IReadOnlyDictionary<string, string> members, string value) =>
        members.Values.Contains(value) ? [] : [InputFailures.WrongType(path, $"'{value}'", OneOf(members))];

    /// <summary>Describes what a property accepts, so that an error about a secret does not have to show its value.</summary>
    private string Allowed(SchemaType type) => type.Kind == SchemaKind.Enum ? OneOf(schema.Enum(type.Reference!)) : Describe(type.Kind);

    private static string OneOf(IReadOnlyDictionary<string, string> members) =>
        $"one of {string.Join(", ", members.Values.Order(StringComparer.Ordinal))}";

    /// <summary>
    /// Returns whether a value has the type or can be converted: providers convert strings to numbers and Booleans, and numbers and
    /// Booleans to strings.
    /// </summary>
    private static bool Fits(SchemaKind kind, PropertyValue value) =>
        (kind, value) switch
        {
            (SchemaKind.Any, _) => true,
            (SchemaKind.String, TextValue or NumberValue or BooleanValue) => true,
            (SchemaKind.Integer, NumberValue number) => double.IsInteger(number.Value),
            (SchemaKind.Integer, TextValue text) => long.TryParse(
                text.Value,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out _
            ),
            (SchemaKind.Number, NumberValue) => true,
            (SchemaKind.Number, TextValue text) => double.TryParse(text.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            (SchemaKind.Boolean, BooleanValue or TextValue { Value: "true" or "false" }) => true,
            (SchemaKind.Asset, AssetValue asset) => !asset.IsArchive,
            (SchemaKind.Archive, AssetValue asset) => asset.IsArchive,
            (SchemaKind.AssetOrArchive, AssetValue) => true,
            _ => false,
        };

    private static string Describe(PropertyValue value) =>
        value switch
        {
            TextValue => "a string",
            NumberValue number => string.Create(CultureInfo.InvariantCulture, $"the number {number.Value}"),
            BooleanValue => "true or false",
            ArrayValue => "a list",
            MapValue => "an object",
            AssetValue asset => asset.IsArchive ? "an archive" : "an asset",
            _ => "a resource",
        };

    private static string Describe(SchemaKind kind) =>
        kind switch
        {
            SchemaKind.String or SchemaKind.Enum => "a string",
            SchemaKind.Integer => "a whole number",
            SchemaKind.Number => "a number",
            SchemaKind.Boolean => "true or false",
            SchemaKind.List => "a list",
            SchemaKind.Asset => "an asset",
            SchemaKind.Archive => "an archive",
            SchemaKind.AssetOrArchive => "an asset or an archive",
            _ => "an object",
        };
}
