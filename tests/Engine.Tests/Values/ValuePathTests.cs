using Engine.Values;

namespace Engine.Tests.Values;

public sealed class ValuePathTests
{
    private static readonly PropertyValue Text = new TextValue("text");
    private static readonly MapValue Inputs = Map(
        ("name", Text),
        ("settings", Map(("disks", new ArrayValue([Map(("size", Text)), Map(("size", UnknownValue.Instance))])), ("tier", Text))),
        ("key", new SecretValue(Map(("pem", Text))))
    );

    [Theory]
    [InlineData("name", true)]
    [InlineData("settings.tier", true)]
    [InlineData("settings.disks[0].size", true)]
    [InlineData("settings.disks[1].size", false)]
    [InlineData("settings.disks[1]", false)]
    [InlineData("settings", false)]
    [InlineData("key.pem", true)]
    [InlineData("absent", true)]
    [InlineData("settings.disks[7].size", true)]
    [InlineData("settings.disks[x]", true)]
    [InlineData("name.of.text", true)]
    public void IsKnown_of_a_path_looks_at_it_and_around_it(string path, bool expected) =>
        Assert.Equal(expected, ValuePath.IsKnown(Inputs, path));

    [Fact]
    public void IsKnown_of_a_path_below_an_unknown_is_false() =>
        Assert.False(ValuePath.IsKnown(Map(("settings", UnknownValue.Instance)), "settings.tier"));

    [Fact]
    public void Forget_makes_one_value_unknown_and_keeps_the_rest()
    {
        var forgotten = (MapValue)ValuePath.Forget(Inputs, "settings.disks[0].size");
        var secret = (MapValue)ValuePath.Forget(Inputs, "key.pem");

        var disks = (ArrayValue)((MapValue)forgotten["settings"]!)["disks"]!;
        Assert.Equal(Map(("size", UnknownValue.Instance)), disks.Items[0]);
        Assert.Equal(Inputs["name"], forgotten["name"]);
        Assert.Equal(Inputs["key"], forgotten["key"]);
        Assert.Equal(new SecretValue(Map(("pem", UnknownValue.Instance))), secret["key"]);
    }

    [Theory]
    [InlineData("absent")]
    [InlineData("settings.absent.deep")]
    [InlineData("settings.disks[9]")]
    [InlineData("name[0]")]
    public void Forget_of_a_path_that_leads_nowhere_changes_nothing(string path) => Assert.Equal(Inputs, ValuePath.Forget(Inputs, path));

    private static MapValue Map(params (string Name, PropertyValue Value)[] entries) =>
        new(entries.Select(entry => KeyValuePair.Create(entry.Name, entry.Value)));
}
