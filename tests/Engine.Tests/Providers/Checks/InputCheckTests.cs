using System.Collections.Immutable;
using System.Text;
using Engine.Monitor;
using Engine.Values;
using Providers.Checks;
using Providers.Schema;

namespace Engine.Tests.Providers.Checks;

public sealed class InputCheckTests
{
    private const string Facts = """
        {
          "package": "test", "version": "1.0.0",
          "resources": { "test:index:Thing": { "outputs": {}, "inputs": {
            "name": { "type": "string", "required": true },
            "size": { "type": "integer" }, "ratio": { "type": "number" }, "on": { "type": "boolean" },
            "file": { "type": "asset" }, "files": { "type": "archive" }, "either": { "type": "assetOrArchive" },
            "labels": { "type": "map<string>" }, "ports": { "type": "list<integer>" }, "any": { "type": "any" },
            "tier": { "type": "enum:Tier" }, "disks": { "type": "list<object:Disk>" }
          } } },
          "inputTypes": { "Disk": { "sizeGb": { "type": "integer", "required": true }, "kind": { "type": "string" } } },
          "outputTypes": {}, "enums": { "Tier": { "Small": "small", "Large": "large" } }
        }
        """;

    private static readonly PropertyValue Text = new TextValue("text");
    private static readonly PropertyValue Asset = new AssetValue(
        false,
        ContentSource.Text,
        "",
        ImmutableSortedDictionary<string, PropertyValue>.Empty,
        "cafe"
    );

    public static TheoryData<string, PropertyValue, string> Faulty =>
        new()
        {
            { "sise", Text, "sise: is not a property. did you mean 'size'?" },
            { "entirelyOther", Text, "entirelyOther: is not a property." },
            { "size", Text, "size: is a string; it takes a whole number." },
            { "size", new NumberValue(1.5), "size: is the number 1.5; it takes a whole number." },
            { "ratio", Text, "ratio: is a string; it takes a number." },
            { "on", new NumberValue(1), "on: is the number 1; it takes true or false." },
            { "labels", Text, "labels: is a string; it takes an object." },
            { "labels", new MapValue([new("a", new ArrayValue([]))]), "labels.a: is a list; it takes a string." },
            { "ports", Text, "ports[0]: is a string; it takes a whole number." },
            { "ports", new ArrayValue([new NumberValue(80), Text]), "ports[1]: is a string; it takes a whole number." },
            { "tier", new TextValue("medium"), "tier: is 'medium'; it takes one of large, small." },
            { "tier", new BooleanValue(true), "tier: is true or false; it takes a string." },
            { "file", Text, "file: is a string; it takes an asset." },
            { "files", Asset, "files: is an asset; it takes an archive." },
            { "either", MapValue.Empty, "either: is an object; it takes an asset or an archive." },
            { "disks", new ArrayValue([MapValue.Empty]), "disks[0].sizeGb: is required and missing." },
            { "disks", new ArrayValue([new MapValue([new("sizeGb", Text)])]), "disks[0].sizeGb: is a string; it takes a whole number." },
            {
                "disks",
                new ArrayValue([new MapValue([new("sizeGb", new NumberValue(1)), new("knd", Text)])]),
                "disks[0].knd: is not a property. did you mean 'kind'?"
            },
            {
                "tier",
                new SecretValue(new TextValue("hunter22")),
                "tier: is a secret value of the wrong type (not shown); it takes one of large, small."
            },
            {
                "size",
                new SecretValue(new NumberValue(1.5)),
                "size: is a secret value of the wrong type (not shown); it takes a whole number."
            },
            { "size", new ReferenceValue("urn", "id"), "size: is a resource; it takes a whole number." },
        };

    public static TheoryData<string, PropertyValue> Fitting =>
        new()
        {
            { "name", new NumberValue(1) },
            { "name", new BooleanValue(true) },
            { "name", UnknownValue.Instance },
            { "size", new NumberValue(3) },
            { "size", new TextValue("-3") },
            { "size", new SecretValue(new NumberValue(3)) },
            { "size", new SecretValue(UnknownValue.Instance) },
            { "size", new ComputedValue(Text) },
            { "size", NullValue.Instance },
            { "ratio", new TextValue("1.5e3") },
            { "on", new TextValue("true") },
            { "any", new ArrayValue([MapValue.Empty]) },
            { "either", Asset },
            { "tier", new TextValue("small") },
            { "tier", UnknownValue.Instance },
            { "labels", new SecretValue(new MapValue([new("a", Text)])) },
            { "ports", new ArrayValue([new NumberValue(1), UnknownValue.Instance]) },
            { "disks", UnknownValue.Instance },
            { "__defaults", new ArrayValue([]) },
        };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void Check_of_an_invalid_input_reports_the_problem_and_the_path(string name, PropertyValue value, string expected) =>
        Assert.Equal([expected], Check(new("name", Text), new(name, value)));

    [Theory]
    [MemberData(nameof(Fitting))]
    public void Check_of_a_valid_input_reports_nothing(string name, PropertyValue value) =>
        Assert.Empty(Check(new("name", Text), new(name, value)));

    [Fact]
    public void Check_of_no_inputs_names_the_required_ones() => Assert.Equal(["name: is required and missing."], Check());

    [Fact]
    public void Check_of_a_required_null_names_it() =>
        Assert.Equal(["name: is required and missing."], Check(new KeyValuePair<string, PropertyValue>("name", NullValue.Instance)));

    [Fact]
    public void Check_of_several_faults_reports_all() =>
        Assert.Equal(
            ["on: is a string; it takes true or false.", "sise: is not a property. did you mean 'size'?", "name: is required and missing."],
            Check(new("sise", Text), new("on", Text))
        );

    private static IEnumerable<string> Check(params KeyValuePair<string, PropertyValue>[] inputs)
    {
        var schema = PackageSchema.Parse(Encoding.UTF8.GetBytes(Facts));
        return new InputCheck(schema).Check(schema.Resource("test:index:Thing")!, new MapValue(inputs)).Select(Line);
    }

    private static string Line(CheckFailure failure) =>
        $"{failure.Path}: {failure.Message}{(failure.Fix.Length == 0 ? "" : $" {failure.Fix}")}";
}
