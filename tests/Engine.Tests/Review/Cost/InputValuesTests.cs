using Engine.Values;
using Review.Cost;

namespace Engine.Tests.Review.Cost;

public sealed class InputValuesTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(20, 20)]
    [InlineData(1_000_000_000, 1_000_000_000)]
    public void Number_within_its_limits_is_read(double value, int expected) =>
        Assert.Equal(expected, Map("size", new NumberValue(value)).Number("size"));

    [Theory]
    [InlineData(-1, "-1")]
    [InlineData(0.5, "0.5")]
    [InlineData(1_000_000_001, "1000000001")]
    [InlineData(1e28, "1E+28")]
    [InlineData(double.MaxValue, "1.7976931348623157E+308")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Number_outside_its_limits_is_implausible(double value, string shown)
    {
        var exception = Assert.Throws<UnpricedInputException>(() => Map("size", new NumberValue(value)).Number("size"));

        Assert.Equal($"'size' is {shown}; a size or count is a whole number from 0 to 1,000,000,000", exception.Message);
        Assert.True(exception.IsImplausible);
    }

    [Fact]
    public void Number_in_a_string_is_read_as_the_provider_reads_it()
    {
        Assert.Equal(20m, Map("size", new TextValue("20")).Number("size"));
        Assert.True(Assert.Throws<UnpricedInputException>(() => Map("size", new TextValue("-20")).Number("size")).IsImplausible);
    }

    [Fact]
    public void Absent_and_null_inputs_are_null()
    {
        Assert.Null(MapValue.Empty.Number("settings.size"));
        Assert.Null(MapValue.Empty.Text("settings.tier"));
        Assert.Null(MapValue.Empty.Flag("on"));
        Assert.Empty(MapValue.Empty.Items("list"));
        Assert.Null(Map("size", NullValue.Instance).Number("size"));
    }

    public static TheoryData<PropertyValue, string> Unavailable =>
        new()
        {
            { new SecretValue(new NumberValue(5)), "'settings.size' is secret" },
            { UnknownValue.Instance, "'settings.size' is known only after deployment" },
        };

    [Theory]
    [MemberData(nameof(Unavailable))]
    public void Unavailable_input_is_not_replaced_by_a_default(PropertyValue value, string message)
    {
        PropertyValue leaf = Map("settings", Map("size", value));
        PropertyValue parent = Map("settings", value);
        Action[] reads =
        [
            () => leaf.Number("settings.size"),
            () => leaf.Text("settings.size"),
            () => leaf.Flag("settings.size"),
            () => leaf.Items("settings.size"),
            () => leaf.Seconds("settings.size"),
            () => leaf.At("settings.size"),
            () => parent.Number("settings.size"),
            () => value.Text("settings.size"),
        ];

        Assert.All(reads, read => Assert.Equal(message, Assert.Throws<UnpricedInputException>(read).Message));
    }

    [Fact]
    public void Computed_input_is_read_as_its_placeholder() =>
        Assert.Equal(5m, Map("size", new ComputedValue(new NumberValue(5))).Number("size"));

    [Fact]
    public void Input_of_another_type_is_named()
    {
        var map = Map("size", new BooleanValue(true));

        Assert.Equal("'size' is a boolean, not a number", Assert.Throws<UnpricedInputException>(() => map.Number("size")).Message);
        Assert.Equal("'size' is a boolean, not a string", Assert.Throws<UnpricedInputException>(() => map.Text("size")).Message);
        Assert.Equal("'size' is a boolean, not a list", Assert.Throws<UnpricedInputException>(() => map.Items("size")).Message);
        Assert.Equal(
            "'size' is an object, not true or false",
            Assert.Throws<UnpricedInputException>(() => Map("size", MapValue.Empty).Flag("size")).Message
        );
        Assert.Equal(
            "'size' is not a duration in seconds, such as 60s",
            Assert.Throws<UnpricedInputException>(() => Map("size", new TextValue("-60s")).Seconds("size")).Message
        );
    }

    private static MapValue Map(string name, PropertyValue value) => new([KeyValuePair.Create(name, value)]);
}
