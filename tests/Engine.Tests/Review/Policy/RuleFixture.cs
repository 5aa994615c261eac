using System.Globalization;
using System.Text.Json.Nodes;
using Engine.Plans;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Engine.Tests.Review.Policy;

/// <summary>
/// What a rule's source says, with small sets of resources that pass and fail. Written by hand from the source and never derived from the
/// rule, so a mistake in the rule fails its tests. See <c>Fixtures/README.md</c> for the format.
/// </summary>
internal sealed record RuleFixture
{
    /// <summary>The name of a case's only resource.</summary>
    public const string OnlyName = "it";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Engine.Tests", "Review", "Policy", "Fixtures");

    private static readonly string[] Members = ["source", "fact", "severity", "environments", "type", "passes", "fails", "undecided"];
    private static readonly string[] CaseMembers = ["why", "inputs", "resources", "before", "outputs", "at"];
    private static readonly string[] ResourceMembers = ["type", "name", "inputs", "dependsOn", "from", "readId"];

    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string Fact { get; init; }

    public required string Severity { get; init; }

    public required IReadOnlyList<string> Environments { get; init; }

    public required IReadOnlyList<FixtureCase> Passes { get; init; }

    public required IReadOnlyList<FixtureCase> Fails { get; init; }

    public required IReadOnlyList<FixtureCase> Undecided { get; init; }

    public static IReadOnlyList<string> Ids { get; } =
    [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    /// <summary>All cases, each with the list that contains it.</summary>
    public IEnumerable<(string List, FixtureCase Case)> Cases =>
        Passes
            .Select(one => ("passes", one))
            .Concat(Fails.Select(one => ("fails", one)))
            .Concat(Undecided.Select(one => ("undecided", one)));

    public static RuleFixture Read(string id)
    {
        using var text = File.OpenText(Path.Combine(Folder, $"{id}.yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        var root = Known(Json(yaml.Documents[0].RootNode)!.AsObject(), Members);
        var type = root["type"]?.GetValue<string>();
        return new RuleFixture
        {
            Id = id,
            Source = Text(root, "source"),
            Fact = Text(root, "fact"),
            Severity = Text(root, "severity"),
            Environments = Strings(root["environments"]),
            Passes = ReadCases(root, "passes", type),
            Fails = ReadCases(root, "fails", type),
            Undecided = ReadCases(root, "undecided", type),
        };
    }

    private static IReadOnlyList<FixtureCase> ReadCases(JsonObject root, string list, string? type) =>
        [.. (root[list]?.AsArray() ?? []).Select(one => ReadCase(Known(one!.AsObject(), CaseMembers), type))];

    private static FixtureCase ReadCase(JsonObject one, string? type) =>
        new(
            Text(one, "why"),
            one["inputs"] is { } inputs
                ? [Synthetic.Resource(type!, inputs.ToJsonString(), OnlyName)]
                : [.. one["resources"]!.AsArray().Select(resource => Resource(resource!.AsObject()))],
            one["before"]?.AsArray().Select(resource => Resource(resource!.AsObject())).ToList(),
            one["outputs"]?.ToJsonString() ?? "{}",
            Strings(one["at"])
        );

    private static PlannedResource Resource(JsonObject json)
    {
        Known(json, ResourceMembers);
        var resource = Synthetic.Resource(
            Text(json, "type"),
            json["inputs"]!.ToJsonString(),
            Text(json, "name"),
            [.. Strings(json["dependsOn"]).Select(Urn)]
        );
        foreach (var (input, origins) in json["from"]?.AsObject() ?? [])
        {
            resource = resource.From(input, [.. Strings(origins).Select(Urn)]);
        }

        return json["readId"] is { } id ? resource with { ReadId = id.GetValue<string>() } : resource;
    }

    private static string Urn(string typeAndName)
    {
        var parts = typeAndName.Split(' ');
        return Synthetic.Urn(parts[0], parts[1]);
    }

    private static string Text(JsonObject json, string member) =>
        json[member]?.ToString() ?? throw new FormatException($"'{member}' is missing in {json.ToJsonString()}");

    private static IReadOnlyList<string> Strings(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonArray list => [.. list.Select(text => text!.ToString())],
            _ => [node.ToString()],
        };

    private static JsonObject Known(JsonObject json, string[] members) =>
        json.FirstOrDefault(member => !members.Contains(member.Key)).Key is { } stranger
            ? throw new FormatException($"'{stranger}' is not one of {string.Join(", ", members)}")
            : json;

    private static JsonNode? Json(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Json(entry.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
            YamlScalarNode { Style: ScalarStyle.Plain } scalar => Scalar(scalar.Value!),
            _ => ((YamlScalarNode)node).Value,
        };

    private static JsonNode Scalar(string text) =>
        text switch
        {
            "true" => true,
            "false" => false,
            [>= '0' and <= '9', ..] when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            _ => text,
        };
}

/// <summary>One set of resources and where the rule finds it at fault.</summary>
/// <param name="Why">The reason, from the source.</param>
/// <param name="Resources">The resources.</param>
/// <param name="Before">The resources before the change; null if they are not known.</param>
/// <param name="Outputs">The stack's outputs, as JSON.</param>
/// <param name="At">The paths; behind the resource's name where the case names its resources.</param>
internal sealed record FixtureCase(
    string Why,
    IReadOnlyList<PlannedResource> Resources,
    IReadOnlyList<PlannedResource>? Before,
    string Outputs,
    IReadOnlyList<string> At
);
