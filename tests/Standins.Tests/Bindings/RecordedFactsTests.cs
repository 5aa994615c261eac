using System.IO.Compression;
using System.Text.Json;

namespace Standins.Tests.Bindings;

/// <summary>The facts imported from npm agree with the official provider's schema: names, requirements, secrets, numbers.</summary>
public sealed class RecordedFactsTests
{
    public static TheoryData<string> Packages => [.. SchemaFile.Packages];

    [RecordedTheory("facts")]
    [MemberData(nameof(Packages))]
    public void Resources_are_as_the_provider_describes_them(string package)
    {
        var recorded = Recorded(package).GetProperty("resources");

        Assert.All(
            new SchemaFile(package).Resources,
            resource =>
            {
                var official = recorded.GetProperty(resource.Name);
                var inputs = resource.Value.GetProperty("inputs").EnumerateObject();
                Assert.Equal(Described(official, "inputProperties", "requiredInputs"), inputs.Select(input => Line(input)).Order());
                var secrets = Strings(resource.Value, "secretOutputs");
                var outputs = resource.Value.GetProperty("outputs").EnumerateObject();
                Assert.Equal(
                    Described(official, "properties", "required"),
                    outputs.Select(output => Line(output, secrets.Contains(output.Name))).Order()
                );
            }
        );
    }

    [RecordedTheory("facts")]
    [MemberData(nameof(Packages))]
    public void Nested_types_are_as_the_provider_describes_them(string package)
    {
        var recorded = Recorded(package)
            .GetProperty("types")
            .EnumerateObject()
            .ToDictionary(type => Reference(type.Name), type => type.Value);
        var schema = new SchemaFile(package);

        Assert.All(
            schema.InputTypes.Concat(schema.OutputTypes),
            type =>
                Assert.Equal(
                    Described(recorded[type.Name], "properties", "required"),
                    type.Value.EnumerateObject().Select(property => Line(property)).Order()
                )
        );
    }

    private static JsonElement Recorded(string package)
    {
        using var file = File.OpenRead(Path.Combine(Repository.Shared, "facts", package, "schema.json.gz"));
        using var text = new GZipStream(file, CompressionMode.Decompress);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>
    /// Converts a type token to a reference: <c>gcp:pubsub/TopicSchemaSettings:TopicSchemaSettings</c> is
    /// <c>pubsub/TopicSchemaSettings</c>.
    /// </summary>
    private static string Reference(string token)
    {
        var parts = token.Split(':');
        var module = parts[1].Split('/')[0];
        return module == "index" ? parts[2] : $"{module}/{parts[2]}";
    }

    private static IEnumerable<string> Described(JsonElement official, string properties, string required)
    {
        var given = Strings(official, required);
        var described = official.TryGetProperty(properties, out var list) ? list.EnumerateObject().ToArray() : [];
        return described
            .Select(property =>
                Line(
                    property.Name,
                    given.Contains(property.Name),
                    SchemaFile.Is(property.Value, "secret"),
                    property.Value.TryGetProperty("type", out var type) ? type.GetString() : null
                )
            )
            .Order();
    }

    private static string Line(JsonProperty property, bool? isSecret = null) =>
        Line(
            property.Name,
            SchemaFile.Is(property.Value, "required"),
            isSecret ?? SchemaFile.Is(property.Value, "secret"),
            property.Value.GetProperty("type").GetString()
        );

    /// <summary>Formats a property, with only the two types that the npm typings do not distinguish.</summary>
    private static string Line(string name, bool isRequired, bool isSecret, string? type) =>
        $"{SchemaFile.Marked(name, isRequired)}{(isSecret ? " (secret)" : "")}{(type is "integer" or "number" ? $" ({type})" : "")}";

    private static HashSet<string> Strings(JsonElement owner, string list) =>
        owner.TryGetProperty(list, out var texts) ? [.. texts.EnumerateArray().Select(text => text.GetString()!)] : [];
}
