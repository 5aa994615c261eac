using System.Text.Json.Nodes;

namespace Engine.Tests.Review.Policy;

/// <summary>The rules as written in their files.</summary>
internal sealed record RuleFile(JsonObject Json)
{
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

    public IEnumerable<JsonObject> Conditions => Json["when"]?.AsArray().Select(condition => condition!.AsObject()) ?? [];

    /// <summary>The types and paths.</summary>
    public IReadOnlyList<(string Type, string Path)> Targets =>
        [
            (Text("type"), Text("path")),
            .. (Json["alsoTypes"]?.AsArray() ?? []).Select(target =>
                (target!["type"]!.GetValue<string>(), target["path"]!.GetValue<string>())
            ),
        ];

    public static RuleFile Of(string id) => All.Single(rule => rule.Id == id);

    public string Text(string member) => Json[member]!.GetValue<string>();
}
