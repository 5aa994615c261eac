using System.IO.Compression;
using System.Text.Json;
using Engine.Plans;
using Engine.Values;
using Engine.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Engine.Tests.Oracle;

/// <summary>A recorded request to a real provider, with its answer.</summary>
internal sealed record OracleCase(string Id, string Type, string Kind, JsonElement Json)
{
    private static readonly string[] Packages = ["cloudflare", "command", "docker", "gcp", "random"];

    /// <summary>Returns the recorded cases of a kind, <c>check</c>, <c>diff</c> or <c>preview</c>.</summary>
    public static IEnumerable<OracleCase> OfKind(string kind) =>
        Packages.SelectMany(Read).Where(recorded => recorded.Kind == kind && recorded.Json.TryGetProperty("type", out _));

    /// <summary>Returns a resource with the inputs from the program.</summary>
    public PlannedResource Resource()
    {
        var name = Json.TryGetProperty("name", out var given) ? given.GetString()! : "name";
        return new PlannedResource
        {
            Urn = Urns.Create("stack", "project", "", Type, name),
            Type = Type,
            Name = name,
            IsCustom = true,
            Inputs = Properties(Json.GetProperty("news")),
        };
    }

    public static MapValue Properties(JsonElement json) => new ValueReader(".").Read(JsonParser.Default.Parse<Struct>(json.GetRawText()));

    /// <summary>Asserts that only the intended cases differ; the failure lists the others.</summary>
    public static void AssertMeant(IEnumerable<string> meant, IReadOnlyCollection<string> disagreements)
    {
        var surprising = disagreements.Except(meant).Order(StringComparer.Ordinal).Select(id => $"disagrees: {id}");
        var settled = meant.Except(disagreements).Order(StringComparer.Ordinal).Select(id => $"agrees by now: {id}");
        var differences = surprising.Concat(settled).ToList();
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    private static IEnumerable<OracleCase> Read(string package)
    {
        using var file = File.OpenRead(Path.Combine(Repository.Shared, "oracle", $"{package}.jsonl.gz"));
        using var lines = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            var json = JsonDocument.Parse(line).RootElement;
            var type = json.TryGetProperty("type", out var token) ? token.GetString()! : "";
            yield return new OracleCase(
                $"{package}:{json.GetProperty("id").GetString()}",
                type,
                json.GetProperty("kind").GetString()!,
                json
            );
        }
    }
}
