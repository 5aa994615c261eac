using System.Text.Json;
using System.Text.Json.Nodes;
using Standins.Tests.Deployments;

namespace Standins.Tests.Bindings;

/// <summary>The C# names that differ from the wire name in Pascal case: as in <c>names.json</c>, and as in the official package.</summary>
public sealed class NameTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("names-");

    private static JsonNode Names =>
        JsonNode.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "standins", "Bindings", "names.json")))!;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Property_with_a_name_of_its_own_has_it_in_the_class_and_its_arguments()
    {
        await EmitAsync([("Pulumi.Gcp.Compute.Address", "address")]);

        Assert.Contains(
            """[global::Pulumi.Output("address")] public Output<string?> IPAddress """,
            Emitted("Pulumi.Gcp.Compute.Address"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            """[global::Pulumi.Input("address")] public Input<string>? IPAddress """,
            Emitted("Pulumi.Gcp.Compute.AddressArgs"),
            StringComparison.Ordinal
        );
    }

    [RecordedFact("research/csharp-name-exceptions.json")]
    public async Task Every_property_with_an_official_name_of_its_own_has_it()
    {
        using var recorded = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.Combine(Repository.Shared, "research", "csharp-name-exceptions.json"))
        );
        var exceptions = recorded
            .RootElement.GetProperty("gcp")
            .EnumerateArray()
            .Select(row => (Class: row[0].GetString()!, WireName: row[1].GetString()!, Name: row[2].GetString()!))
            .Where(row => !row.Class.EndsWith("GetArgs", StringComparison.Ordinal))
            .ToList();

        await EmitAsync([.. exceptions.Select(row => (row.Class, row.WireName))]);

        Assert.NotEmpty(exceptions);
        Assert.All(exceptions, row => Assert.Matches($"""put\("{row.WireName}"\)\] public \S+ {row.Name} """, Emitted(row.Class)));
    }

    [RecordedFact("research/csharp-namespaces.json")]
    public async Task Every_module_has_its_official_namespace()
    {
        using var recorded = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.Combine(Repository.Shared, "research", "csharp-namespaces.json"))
        );

        Assert.All(
            SchemaFile.Packages,
            package =>
                Assert.All(
                    Names[package]!["modules"]!.AsObject(),
                    module =>
                        Assert.Equal(
                            $"{new SchemaFile(package).Assembly}.{module.Value}",
                            Assert.Single(recorded.RootElement.GetProperty(package).GetProperty(module.Key).EnumerateArray()).GetString()
                        )
                )
        );
    }

    /// <summary>Returns the source of a class on one line.</summary>
    private string Emitted(string type) =>
        string.Join(
            ' ',
            File.ReadAllText(Path.Combine(_folder.FullName, "out", $"{type}.cs")).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)
        );

    /// <summary>Emits a package of classes with one property each, with the names from this repository's table.</summary>
    private async Task EmitAsync((string Class, string WireName)[] properties)
    {
        var (resources, inputTypes, modules) = (new JsonObject(), new JsonObject(), new JsonObject());
        foreach (var (type, wireName) in properties)
        {
            var path = type.Split('.');
            modules[path[2]] = path[2];
            if (path[3] == "Inputs")
            {
                inputTypes[$"{path[2]}/{path[4][..^"Args".Length]}"] = Property(wireName);
            }
            else
            {
                resources[$"gcp:{path[2]}/file:{path[3]}"] = new JsonObject
                {
                    ["inputs"] = Property(wireName),
                    ["outputs"] = Property(wireName),
                };
            }
        }

        var names = Names;
        names["gcp"]!["modules"] = modules;
        var schema = new JsonObject
        {
            ["package"] = "gcp",
            ["version"] = "1.0.0",
            ["resources"] = resources,
            ["inputTypes"] = inputTypes,
            ["outputTypes"] = new JsonObject(),
            ["enums"] = new JsonObject(),
        };
        var run = await Started.RunAsync(
            Repository.Built("Bindings", "Bindings.dll"),
            [Written("schema.json", schema), Written("names.json", names), Path.Combine(_folder.FullName, "out")]
        );
        Assert.True(run.ExitCode == 0, run.Errors);
    }

    private static JsonObject Property(string wireName) => new() { [wireName] = new JsonObject { ["type"] = "string" } };

    private string Written(string name, JsonNode json)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, json.ToJsonString());
        return file;
    }
}
