using Engine.Plans;
using Engine.Runs;
using Engine.Values;

namespace Engine.Tests.Runs;

public sealed class PlanMergeTests
{
    private static readonly PropertyValue Unknown = UnknownValue.Instance;
    private static readonly PropertyValue Text = new TextValue("text");
    private static readonly PropertyValue Secret = new SecretValue(Text);

    public static TheoryData<string, PropertyValue, PropertyValue, PropertyValue> Values =>
        new()
        {
            { "known stays as planned", Text, new TextValue("other"), Text },
            { "unknown becomes computed", Unknown, Text, new ComputedValue(Text) },
            { "unknown that resolves to a secret becomes that secret", Unknown, Secret, Secret },
            { "unknown that stays unknown is unknown", Unknown, Unknown, Unknown },
            { "unknown that half resolves is unknown", Unknown, List(Text, Unknown), Unknown },
            { "known that is a secret in the other pass becomes one", Text, Secret, Secret },
            { "known part that is a secret in the other pass becomes one", Map("a", Text), Map("a", Secret), Map("a", Secret) },
            { "secret unknown stays a secret", new SecretValue(Unknown), Text, new SecretValue(Unknown) },
            { "list fills its gaps", List(Text, Unknown), List(Text, Text), List(Text, new ComputedValue(Text)) },
            { "list of another length stays", List(Text, Unknown), List(Text), List(Text, Unknown) },
            { "map fills its gaps", Map("a", Unknown), Map("a", Text), Map("a", new ComputedValue(Text)) },
            { "map of other names stays", Map("a", Unknown), Map("b", Text), Map("a", Unknown) },
            { "map against a string stays", Map("a", Unknown), Text, Map("a", Unknown) },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Merge_of_values(string what, PropertyValue planned, PropertyValue resolved, PropertyValue expected)
    {
        var merged = PlanMerge.Merge(Plan(Resource("a", planned)), Plan(Resource("a", resolved)));

        Assert.True(expected.Equals(merged.Resources.Single().Inputs["value"]), what);
    }

    [Fact]
    public void Merge_marks_resources_of_the_resolved_pass_alone()
    {
        var merged = PlanMerge.Merge(Plan(Resource("b", Text)), Plan(Resource("a", Text), Resource("b", Text), Resource("c", Text)));

        Assert.Equal(["a", "b", "c"], merged.Resources.Select(resource => resource.Name));
        Assert.Equal([true, false, true], merged.Resources.Select(resource => resource.OnlyResolved));
    }

    [Fact]
    public void Merge_keeps_resources_of_the_planned_pass_alone() =>
        Assert.Equal(["a"], PlanMerge.Merge(Plan(Resource("a", Text)), Plan()).Resources.Select(resource => resource.Name));

    [Fact]
    public void Merge_takes_a_resource_whose_name_differs_between_the_passes_once()
    {
        var planned = Plan(Urn("a:b:C", "name-1"), Urn("a:b:C", "same"));
        var resolved = Plan(Urn("a:b:C", "name-2"), Urn("a:b:C", "same"), Urn("a:b:D", "inside"), Urn("a:b:C", "name-3"));

        var merged = PlanMerge.Merge(planned, resolved);

        Assert.Equal(["name-1", "name-3", "same", "inside"], merged.Resources.Select(resource => resource.Name));
        Assert.Equal([new PassDifference("urn:pulumi:s::p::a:b:C::name-1", "")], merged.Differences.AsEnumerable());
    }

    private static PlannedResource Urn(string type, string name) =>
        Resource(name, Text) with
        {
            Urn = $"urn:pulumi:s::p::{type}::{name}",
            Type = type,
        };

    [Fact]
    public void Merge_fills_outputs_of_components_and_of_the_stack()
    {
        var planned = Plan(Resource("a", Text) with { Outputs = Map("o", Unknown) }) with { Outputs = Map("o", Unknown) };
        var resolved = Plan(Resource("a", Text) with { Outputs = Map("o", Text) }) with { Outputs = Map("o", Text) };

        var merged = PlanMerge.Merge(planned, resolved);

        Assert.Equal(Map("o", new ComputedValue(Text)), merged.Outputs);
        Assert.Equal(Map("o", new ComputedValue(Text)), merged.Resources.Single().Outputs);
    }

    [Fact]
    public void Merge_keeps_the_messages_of_the_planned_pass_alone()
    {
        var said = new ProgramMessage(MessageSeverity.Info, "planned");
        var other = new ProgramMessage(MessageSeverity.Info, "resolved");

        Assert.Equal(said, PlanMerge.Merge(Plan() with { Messages = [said] }, Plan() with { Messages = [other] }).Messages.Single());
    }

    private static ArrayValue List(params PropertyValue[] items) => new([.. items]);

    private static MapValue Map(string name, PropertyValue value) => new([new(name, value)]);

    private static PlannedResource Resource(string name, PropertyValue value) =>
        new()
        {
            Urn = name,
            Type = "a:b:C",
            Name = name,
            Inputs = Map("value", value),
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
