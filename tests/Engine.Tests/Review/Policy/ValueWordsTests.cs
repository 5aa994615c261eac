using Engine.Plans;
using Engine.Values;
using Review.Policy;

namespace Engine.Tests.Review.Policy;

public sealed class ValueWordsTests
{
    [Fact]
    public void Long_value_is_cut_between_characters()
    {
        var inputs = new MapValue([new("a", new TextValue($"{new string('x', 199)}😀{new string('y', 9_000)}"))]);

        var found = PropertyPath.Parse("a").FindOne(inputs);

        Assert.Equal($"{new string('x', 199)}…", ValueWords.Of(found));
    }
}
