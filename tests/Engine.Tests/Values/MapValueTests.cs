using Engine.Values;

namespace Engine.Tests.Values;

public sealed class MapValueTests
{
    private static readonly PropertyValue One = new NumberValue(1);
    private static readonly PropertyValue Two = new NumberValue(2);

    [Fact]
    public void Keys_in_any_order_are_sorted_ordinally() =>
        Assert.Equal(["B", "a", "b", "ä"], new MapValue([new("ä", One), new("b", One), new("a", One), new("B", One)]).Keys);

    [Fact]
    public void Entries_with_the_same_name_keep_the_last() => Assert.Equal(Two, new MapValue([new("a", One), new("a", Two)])["a"]);

    [Fact]
    public void Lookup_of_every_key_finds_its_value_and_of_another_nothing()
    {
        var map = new MapValue(Enumerable.Range(0, 50).Select(i => KeyValuePair.Create($"k{i}", (PropertyValue)new NumberValue(i))));

        Assert.All(Enumerable.Range(0, 50), i => Assert.Equal(new NumberValue(i), map[$"k{i}"]));
        Assert.Null(map["k50"]);
        Assert.Null(MapValue.Empty["a"]);
    }

    [Fact]
    public void Equality_is_that_of_the_entries_whatever_their_order()
    {
        Assert.Equal(new MapValue([new("a", One), new("b", Two)]), new MapValue([new("b", Two), new("a", One)]));
        Assert.NotEqual(new MapValue([new("a", One)]), new MapValue([new("a", Two)]));
        Assert.NotEqual(new MapValue([new("a", One)]), new MapValue([new("b", One)]));
        Assert.NotEqual(new MapValue([new("a", One)]), MapValue.Empty);
    }

    [Fact]
    public void With_others_replaces_and_without_removes()
    {
        var map = new MapValue([new("a", One), new("b", One)]);

        Assert.Equal(new MapValue([new("a", One), new("b", Two), new("c", Two)]), map.With([new("b", Two), new("c", Two)]));
        Assert.Equal(new MapValue([new("b", One)]), map.Without("a", "not there"));
    }
}
