using System.Text.Json;
using System.Text.Json.Nodes;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

/// <summary>The rules as written in their files, together with their parsed form.</summary>
internal sealed record RuleFile(JsonObject Json)
{
    private static readonly Dictionary<string, Rule> Read = RuleReader.All().ToDictionary(rule => rule.Id);

    public static string Folder { get; } = Path.Combine(Repository.Root, "review", "Policy", "Rules");

    public static IReadOnlyList<RuleFile> All { get; } =
    [
        .. Directory
            .EnumerateFiles(Folder, "*.json")
            .SelectMany(file => JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            .Select(rule => new RuleFile(rule!.AsObject()))
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    public string Id => Text("id");

    public string Operator => Text("op");

    public JsonNode? Value => Json["value"];

    public bool AbsencePasses => Text("missing") == "pass";

    public IEnumerable<JsonObject> Conditions => Json["when"]?.AsArray().Select(condition => condition!.AsObject()) ?? [];

    public Rule Rule => Read[Id];

    /// <summary>The types and paths.</summary>
    public IReadOnlyList<(string Type, string Path)> Targets =>
        [
            (Text("type"), Text("path")),
            .. (Json["alsoTypes"]?.AsArray() ?? []).Select(target =>
                (target!["type"]!.GetValue<string>(), target["path"]!.GetValue<string>())
            ),
        ];

    /// <summary>Whether the rule concerns several resources, or properties that are not inputs.</summary>
    public bool IsStructural => Operator is "related" or "required" or "forbidden" or "noPlainSecret" || Text("path").StartsWith('$');

    public static RuleFile Of(string id) => All.Single(rule => rule.Id == id);

    public string Text(string member) => Json[member]!.GetValue<string>();

    public IEnumerable<string> Texts(string member) => Json[member]!.AsArray().Select(text => text!.GetValue<string>());

    public JsonElement Element(string member) => JsonSerializer.SerializeToElement(Json[member]);
}
