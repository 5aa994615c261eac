using Engine.Values;

namespace Engine.Tests.Values;

public sealed class PropertyValueTests
{
    private static readonly TextValue Text = new("a");

    public static TheoryData<string, PropertyValue, bool> Knownness =>
        new()
        {
            { "null", NullValue.Instance, false },
            { "text", Text, false },
            { "unknown", UnknownValue.Instance, true },
            { "computed", new ComputedValue(Text), true },
            { "list of known", new ArrayValue([Text]), false },
            { "list with an unknown", new ArrayValue([Text, UnknownValue.Instance]), true },
            { "map of known", new MapValue([new("a", Text)]), false },
            { "map with a nested unknown", new MapValue([new("a", new ArrayValue([UnknownValue.Instance]))]), true },
            { "secret known", new SecretValue(Text), false },
            { "secret unknown", new SecretValue(UnknownValue.Instance), true },
            { "reference of unknown id", new ReferenceValue("urn", ""), false },
        };

    [Theory]
    [MemberData(nameof(Knownness))]
    public void HasUnknowns_is_true_if_any_part_is_unknown(string what, PropertyValue value, bool expected) =>
        Assert.True(expected == value.HasUnknowns, what);

    [Fact]
    public void Equality_of_lists_is_that_of_their_items_in_order()
    {
        Assert.Equal(new ArrayValue([Text, NullValue.Instance]), new ArrayValue([Text, NullValue.Instance]));
        Assert.NotEqual(new ArrayValue([Text, NullValue.Instance]), new ArrayValue([NullValue.Instance, Text]));
        Assert.Equal(new ArrayValue([Text]).GetHashCode(), new ArrayValue([new TextValue("a")]).GetHashCode());
    }

    [Fact]
    public void Secret_equals_neither_its_content_nor_another_secret()
    {
        Assert.NotEqual<PropertyValue>(Text, new SecretValue(Text));
        Assert.NotEqual(new SecretValue(Text), new SecretValue(new TextValue("b")));
        Assert.Equal(new SecretValue(Text), new SecretValue(new TextValue("a")));
    }

    [Fact]
    public void String_of_a_secret_does_not_show_it()
    {
        var map = new MapValue([new("password", new SecretValue(new TextValue("hunter22")))]);

        Assert.DoesNotContain("hunter22", new SecretValue(new TextValue("hunter22")).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", map.ToString(), StringComparison.Ordinal);
    }
}
