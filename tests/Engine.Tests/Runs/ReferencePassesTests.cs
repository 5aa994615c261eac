using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Plans;
using Engine.Runs;
using Engine.Values;

namespace Engine.Tests.Runs;

public sealed class ReferencePassesTests
{
    private static readonly PropertyValue One = new TextValue("one");
    private static readonly PropertyValue Two = new TextValue("two");
    private static readonly PropertyValue Unknown = UnknownValue.Instance;

    public static TheoryData<PropertyValue, PropertyValue, PropertyValue> Values =>
        new()
        {
            { One, One, One },
            { One, Two, Unknown },
            { new SecretValue(One), new SecretValue(One), new SecretValue(One) },
            { new SecretValue(One), new SecretValue(Two), new SecretValue(Unknown) },
            { One, new SecretValue(One), new SecretValue(Unknown) },
            { List(One, One), List(One, Two), List(One, Unknown) },
            { List(One), List(One, Two), Unknown },
            { Map(("a", One), ("b", One)), Map(("a", One), ("b", Two)), Map(("a", One), ("b", Unknown)) },
            { Map(("a", One)), Map(("b", One)), Map(("a", Unknown), ("b", Unknown)) },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Values_that_are_equal_in_both_passes_are_known_and_others_unknown(
        PropertyValue first,
        PropertyValue second,
        PropertyValue expected
    )
    {
        var joined = ReferencePasses.Join(Run(Resource("a", first)), Run(Resource("a", second))).Plan;

        Assert.Equal(expected, joined.Resources.Single().Inputs["value"]);
        Assert.Equal(expected, joined.Outputs["value"]);
    }

    [Fact]
    public void Resource_whose_name_depends_on_another_stack_is_not_planned() =>
        Assert.Equal(
            ["b"],
            ReferencePasses
                .Join(Run(Resource("a", One), Resource("b", One)), Run(Resource("b", One), Resource("c", One)))
                .Plan.Resources.Select(resource => resource.Name)
        );

    [Fact]
    public void Input_that_a_provider_rejects_fails_unless_it_depends_on_another_stack()
    {
        var rejected = new RejectedInput(
            "a",
            "a:b:C 'a'",
            new CheckFailure(PropertyPath.Parse("value"), "is wrong.", "fix it."),
            IsDerived: false
        );

        var dependent = ReferencePasses.Join(
            Run(Resource("a", One)) with
            {
                Rejected = [rejected],
            },
            Run(Resource("a", Two)) with
            {
                Rejected = [rejected],
            }
        );
        var exception = Assert.Throws<FaultException>(() =>
            ReferencePasses.Join(
                Run(Resource("a", One)) with
                {
                    Rejected = [rejected],
                },
                Run(Resource("a", One)) with
                {
                    Rejected = [rejected],
                }
            )
        );

        Assert.Equal(Unknown, dependent.Plan.Resources.Single().Inputs["value"]);
        Assert.Equal("ENG210 a:b:C 'a': 'value' is wrong.\n       Fix: fix it.", exception.Message);
    }

    private static ArrayValue List(params PropertyValue[] items) => new([.. items]);

    private static MapValue Map(params (string Name, PropertyValue Value)[] entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));

    private static PlannedResource Resource(string name, PropertyValue value) =>
        new()
        {
            Urn = name,
            Type = "a:b:C",
            Name = name,
            IsCustom = true,
            Inputs = Map(("value", value)),
        };

    private static PassRun Run(params PlannedResource[] resources) =>
        new(
            new Plan
            {
                Project = "p",
                Stack = "s",
                Resources = [.. resources],
                Outputs = resources[0].Inputs,
            },
            [],
            text => text
        );
}
