using Engine.Plans;
using Engine.Runs;
using Engine.Values;

namespace Engine.Tests.Runs;

public sealed class PassDifferencesTests
{
    private const string Root = "urn:pulumi:s::p::pulumi:pulumi:Stack::p-s";
    private static readonly PropertyValue One = new TextValue("one");
    private static readonly PropertyValue Two = new TextValue("two");
    private static readonly PropertyValue Unknown = UnknownValue.Instance;

    public static TheoryData<PropertyValue, PropertyValue, string> Values =>
        new()
        {
            { One, One, "" },
            { One, Two, "inputs.value" },
            { new NumberValue(1), new NumberValue(2), "inputs.value" },
            { new BooleanValue(true), new BooleanValue(false), "inputs.value" },
            { One, NullValue.Instance, "inputs.value" },
            { Unknown, Two, "" },
            { One, Unknown, "" },
            { List(One, Unknown), List(Two, Two), "inputs.value[0]" },
            { List(One, Two), List(Two, One), "inputs.value" },
            { List(One, Two), List(One), "inputs.value" },
            { List(One, Unknown), List(One), "" },
            { Map("a.b", One), Map("a.b", Two), "inputs.value[\"a.b\"]" },
            { Map("a", One), Map("b", One), "inputs.value.a inputs.value.b" },
            { Map("a", Unknown), MapValue.Empty, "" },
            { new SecretValue(One), new SecretValue(Two), "inputs.value" },
            { new SecretValue(Map("name", One)), new SecretValue(Map("name", Two)), "inputs.value" },
            { One, new SecretValue(One), "" },
            { new SecretValue(Unknown), new SecretValue(Two), "" },
            { new ReferenceValue("urn", ""), new ReferenceValue("urn", "id"), "" },
            { new ReferenceValue("urn", ""), new ReferenceValue("other", ""), "inputs.value" },
            { Asset("/tmp/1", "cafe"), Asset("/tmp/2", "cafe"), "" },
            { Asset("/tmp/1", "cafe"), Asset("/tmp/1", "beef"), "inputs.value" },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Known_inputs_that_differ_are_named_with_their_path(PropertyValue planned, PropertyValue resolved, string paths) =>
        Assert.Equal(paths, Paths(With(planned), With(resolved)));

    public static TheoryData<PlannedOptions, string> Options =>
        new()
        {
            {
                new() { Protect = true },
                "options.protect"
            },
            {
                new() { IgnoreChanges = ["x"] },
                "options.ignoreChanges"
            },
            {
                new() { Provider = "urn" },
                "options.provider"
            },
            {
                new() { DeletedWith = "urn" },
                "options.deletedWith"
            },
            {
                new() { Import = "id" },
                "options.import"
            },
            {
                new() { Aliases = [One] },
                "options.aliases"
            },
            {
                new() { Aliases = [Unknown] },
                ""
            },
            {
                new() { ReplacementTrigger = One },
                "options.replacementTrigger"
            },
            {
                new() { ReplacementTrigger = Unknown },
                ""
            },
            {
                new() { Version = "1.2.3", RetainOnDelete = true },
                "options.retainOnDelete options.version"
            },
        };

    [Theory]
    [MemberData(nameof(Options))]
    public void Options_that_differ_are_named(PlannedOptions options, string paths) =>
        Assert.Equal(paths, Paths(Resource("a") with { Options = options }, Resource("a")));

    [Fact]
    public void Outputs_parents_and_dependencies_that_differ_are_named()
    {
        Assert.Equal("outputs.o", Paths(Resource("a") with { Outputs = Map("o", One) }, Resource("a") with { Outputs = Map("o", Two) }));
        Assert.Equal("parent", Paths(Resource("a") with { Parent = "x" }, Resource("a") with { Parent = "y" }));
        Assert.Equal("dependencies", Paths(Resource("a") with { Dependencies = ["x"] }, Resource("a") with { Dependencies = ["y"] }));
        Assert.Equal("", Paths(Resource("a"), Resource("a") with { Dependencies = ["y"] }));
    }

    [Fact]
    public void Outputs_of_the_stack_are_named_with_its_urn() =>
        Assert.Equal(
            [new PassDifference(Root, "outputs.o")],
            PassDifferences.Find(Plan() with { Outputs = Map("o", One) }, Plan() with { Outputs = Map("o", Two) }, Root).AsEnumerable()
        );

    [Fact]
    public void Resource_of_the_planned_pass_alone_is_reported_once_and_not_for_each_reference()
    {
        var child = Resource("child") with
        {
            Parent = "urn:a-1",
            Dependencies = ["urn:a-1"],
            Options = new() { Provider = "urn:a-1" },
        };
        var other = child with
        {
            Parent = "urn:a-2",
            Dependencies = ["urn:a-2"],
            Options = new() { Provider = "urn:a-2" },
        };

        var differences = PassDifferences.Find(Plan(Resource("a-1"), child), Plan(Resource("a-2"), other), Root);

        Assert.Equal([new PassDifference("urn:a-1", "")], differences.AsEnumerable());
    }

    private static PlannedResource With(PropertyValue value) => Resource("a") with { Inputs = Map("value", value) };

    private static string Paths(PlannedResource planned, PlannedResource resolved) =>
        string.Join(' ', PassDifferences.Find(Plan(planned), Plan(resolved), Root).Select(difference => difference.Path));

    private static AssetValue Asset(string path, string hash) =>
        new(false, ContentSource.Path, path, System.Collections.Immutable.ImmutableSortedDictionary<string, PropertyValue>.Empty, hash);

    private static ArrayValue List(params PropertyValue[] items) => new([.. items]);

    private static MapValue Map(string name, PropertyValue value) => new([new(name, value)]);

    private static PlannedResource Resource(string name) =>
        new()
        {
            Urn = $"urn:{name}",
            Type = "a:b:C",
            Name = name,
        };

    private static Plan Plan(params PlannedResource[] resources) =>
        new()
        {
            Project = "p",
            Stack = "s",
            Resources = [.. resources],
            Outputs = MapValue.Empty,
        };
}
