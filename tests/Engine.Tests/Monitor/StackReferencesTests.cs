using Engine.Monitor;
using Engine.Projects;
using Engine.Values;

namespace Engine.Tests.Monitor;

public sealed class StackReferencesTests
{
    private const string Stack = "organization/net/dev";
    private static readonly PropertyValue Text = new TextValue("text");

    private static readonly MapValue Given = Map(
        ("plain", Text),
        ("secret", new SecretValue(NullValue.Instance)),
        ("pool", Map(("id", Text), ("token", new SecretValue(NullValue.Instance)))),
        ("computed", new ComputedValue(Text)),
        ("count", new ComputedValue(new NumberValue(3))),
        ("list", new ComputedValue(new ArrayValue([Text]))),
        ("unknown", UnknownValue.Instance)
    );

    [Fact]
    public void Outputs_without_a_plan_are_unknown() =>
        Assert.Equal(
            UnknownValue.Instance,
            StackReferences.Outputs(Stack, new DeploymentSettings { Project = "p", Stack = "s" }, ReferenceFill.First)["outputs"]
        );

    [Fact]
    public void Secrets_stay_secret_and_their_outputs_are_named_with_either_fill()
    {
        foreach (var fill in Enum.GetValues<ReferenceFill>())
        {
            var answer = StackReferences.Outputs(Stack, Settings(Given), fill);
            var outputs = (MapValue)answer["outputs"]!;

            Assert.Equal(new ArrayValue([new TextValue("pool"), new TextValue("secret")]), answer["secretOutputNames"]);
            Assert.IsType<SecretValue>(outputs["secret"]);
            Assert.NotEqual(new SecretValue(NullValue.Instance), outputs["secret"]);
            Assert.IsType<SecretValue>(((MapValue)outputs["pool"]!)["token"]);
            Assert.Equal(Text, outputs["plain"]);
        }
    }

    [Fact]
    public void Fills_leave_nothing_unknown_and_differ_in_every_open_output()
    {
        var first = (MapValue)StackReferences.Outputs(Stack, Settings(Given), ReferenceFill.First)["outputs"]!;
        var second = (MapValue)StackReferences.Outputs(Stack, Settings(Given), ReferenceFill.Second)["outputs"]!;

        Assert.False(first.HasUnknowns || second.HasUnknowns);
        Assert.Equal((Text, new NumberValue(3)), (first["computed"], (NumberValue)first["count"]!));
        Assert.Equal(
            ["computed", "count", "list", "pool", "secret", "unknown"],
            first.Keys.Where(name => !first[name]!.Equals(second[name]))
        );
        Assert.NotEqual(((ArrayValue)first["list"]!).Items.Length, ((ArrayValue)second["list"]!).Items.Length);
    }

    [Fact]
    public void Gaps_are_outputs_without_a_value_in_the_plan()
    {
        Assert.True(StackReferences.HasGaps(Settings(Given)));
        Assert.True(StackReferences.HasGaps(Settings(Map(("pool", Map(("token", new SecretValue(NullValue.Instance))))))));
        Assert.False(StackReferences.HasGaps(Settings(Map(("plain", Text)))));
        Assert.False(StackReferences.HasGaps(new DeploymentSettings { Project = "p", Stack = "s" }));
    }

    private static DeploymentSettings Settings(MapValue outputs) =>
        new()
        {
            Project = "p",
            Stack = "s",
            References = new Dictionary<string, MapValue> { [Stack] = outputs },
        };

    private static MapValue Map(params (string Name, PropertyValue Value)[] entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));
}
