using Engine.Plans;

namespace Engine.Tests.Plans;

public sealed class TruthTests
{
    private static readonly Truth T = Truth.True;
    private static readonly Truth F = Truth.False;
    private static readonly Truth U = Truth.Unknown;

    [Fact]
    public void Default_is_unknown_and_no_pass()
    {
        Assert.Equal(U, default);
        Assert.Equal((false, false, true), (U.IsTrue, U.IsFalse, U.IsUnknown));
    }

    [Fact]
    public void Every_value_is_exactly_one_of_three()
    {
        Assert.Equal((true, false, false), (T.IsTrue, T.IsFalse, T.IsUnknown));
        Assert.Equal((false, true, false), (F.IsTrue, F.IsFalse, F.IsUnknown));
        Assert.Equal("true false unknown", $"{T} {F} {U}");
    }

    [Fact]
    public void Bool_converts_to_the_known_value()
    {
        Truth yes = true;
        Truth no = false;

        Assert.Equal((T, F), (yes, no));
    }

    [Fact]
    public void Not_of_unknown_is_unknown()
    {
        Assert.Equal((F, T, U), (Truth.Not(T), Truth.Not(F), Truth.Not(U)));
        Assert.Equal((F, T, U), (!T, !F, !U));
    }

    /// <summary>The two tables of Kleene's logic.</summary>
    [Fact]
    public void And_and_or_follow_the_tables()
    {
        Truth[] values = [T, U, F];

        Assert.Equal([T, U, F, U, U, F, F, F, F], values.SelectMany(a => values.Select(b => a & b)));
        Assert.Equal([T, T, T, T, U, U, T, U, F], values.SelectMany(a => values.Select(b => a | b)));
    }

    [Fact]
    public void All_is_false_before_it_is_unknown()
    {
        Assert.Equal(T, Truth.All());
        Assert.Equal(T, Truth.All(T, T));
        Assert.Equal(U, Truth.All(T, U, T));
        Assert.Equal(F, Truth.All(T, U, F));
    }

    [Fact]
    public void Any_is_true_before_it_is_unknown()
    {
        Assert.Equal(F, Truth.Any());
        Assert.Equal(F, Truth.Any(F, F));
        Assert.Equal(U, Truth.Any(F, U, F));
        Assert.Equal(T, Truth.Any(F, U, T));
    }

    [Fact]
    public void All_and_any_are_dual()
    {
        Truth[] values = [T, U, F];
        foreach (var triple in values.SelectMany(a => values.SelectMany(b => values.Select(c => new[] { a, b, c }))))
        {
            Assert.Equal(!Truth.All(triple), Truth.Any(triple.Select(Truth.Not)));
        }
    }
}
