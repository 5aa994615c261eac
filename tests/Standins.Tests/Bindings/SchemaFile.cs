using System.Text.Json;

namespace Standins.Tests.Bindings;

/// <summary>The facts of one package in <c>providers/</c>.</summary>
internal sealed class SchemaFile(string package)
{
    private readonly JsonElement _root = JsonDocument.Parse(File.ReadAllBytes(PathOf(package))).RootElement;

    public static IEnumerable<string> Packages =>
        Directory
            .EnumerateDirectories(Path.Combine(Repository.Root, "providers"))
            .Select(folder => Path.GetFileName(folder))
            .Where(name => File.Exists(PathOf(name)))
            .Order(StringComparer.Ordinal);

    public string Assembly => $"Pulumi.{char.ToUpperInvariant(package[0])}{package[1..]}";

    public IEnumerable<JsonProperty> Resources => Section("resources");

    public IEnumerable<JsonProperty> InputTypes => Section("inputTypes");

    public IEnumerable<JsonProperty> OutputTypes => Section("outputTypes");

    public IEnumerable<JsonProperty> Enums => Section("enums");

    public static string PathOf(string package) => Path.Combine(Repository.Root, "providers", package, "schema.json");

    /// <summary>Returns the names of properties, with a mark on required ones.</summary>
    public static IEnumerable<string> Named(JsonElement properties) =>
        properties
            .EnumerateObject()
            .Select(property => Marked(property.Name, Is(property.Value, "required")))
            .Order(StringComparer.Ordinal);

    public static string Marked(string name, bool isRequired) => isRequired ? $"{name} (required)" : name;

    public static bool Is(JsonElement property, string mark) => property.TryGetProperty(mark, out var value) && value.GetBoolean();

    private IEnumerable<JsonProperty> Section(string name) => _root.GetProperty(name).EnumerateObject();
}
