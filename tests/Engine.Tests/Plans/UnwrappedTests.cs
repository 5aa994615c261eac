using Engine.Plans;
using Engine.Values;

namespace Engine.Tests.Plans;

public sealed class UnwrappedTests
{
    private static readonly TextValue Text = new("text");
    private static readonly SecretValue WithoutContent = new(NullValue.Instance);

    public static TheoryData<PropertyValue?, Unwrapped> Values =>
        new()
        {
            { null, new(null) },
            { NullValue.Instance, new(null) },
            { Text, new(Text) },
            { UnknownValue.Instance, new(UnknownValue.Instance) },
            { new SecretValue(Text), new(Text, IsSecret: true) },
            { new SecretValue(UnknownValue.Instance), new(UnknownValue.Instance, IsSecret: true) },
            { new ComputedValue(Text), new(Text, IsComputed: true) },
            { new ComputedValue(NullValue.Instance), new(null, IsComputed: true) },
            { new ComputedValue(new SecretValue(new SecretValue(Text))), new(Text, IsSecret: true, IsComputed: true) },
            { new SecretValue(new ComputedValue(Text)), new(Text, IsSecret: true, IsComputed: true) },
        };

    [Theory]
    [MemberData(nameof(Values))]
    public void Markers_are_removed_and_kept_apart(PropertyValue? value, Unwrapped expected)
    {
        Assert.Equal(expected, Unwrapped.FromPlan(value));
        Assert.Equal(expected, Unwrapped.FromProgram(value));
    }

    [Fact]
    public void Secret_without_content_is_unknown_in_a_plan_and_null_in_a_program()
    {
        Assert.Equal(new Unwrapped(UnknownValue.Instance, IsSecret: true), Unwrapped.FromPlan(WithoutContent));
        Assert.Equal(new Unwrapped(null, IsSecret: true), Unwrapped.FromProgram(WithoutContent));
    }

    [Fact]
    public void Value_is_either_absent_or_unknown_or_neither()
    {
        Assert.Equal((true, false), (default(Unwrapped).IsAbsent, default(Unwrapped).IsUnknown));
        Assert.Equal((false, true), (Unwrapped.FromPlan(WithoutContent).IsAbsent, Unwrapped.FromPlan(WithoutContent).IsUnknown));
        Assert.Equal((false, false), (Unwrapped.FromPlan(Text).IsAbsent, Unwrapped.FromPlan(Text).IsUnknown));
    }

    [Fact]
    public void Inner_has_the_markers_of_both()
    {
        Assert.Equal(
            new Unwrapped(Text, IsSecret: true, IsComputed: true),
            new Unwrapped(null, IsSecret: true).Inner(new ComputedValue(Text))
        );
        Assert.Equal(new Unwrapped(Text, IsSecret: true), new Unwrapped(null).Inner(new SecretValue(Text)));
        Assert.Equal(new Unwrapped(null, IsComputed: true), new Unwrapped(Text, IsComputed: true).Inner(null));
    }
}
