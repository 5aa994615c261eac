using Pulumi;

namespace Standins.Tests.Outputs;

/// <summary>All, Tuple and Format: known if all parts are known, secret if any is.</summary>
public sealed class CombinationTests
{
    [Fact]
    public async Task All_keeps_the_order_of_its_parts()
    {
        var late = Output.Create(Task.Delay(20).ContinueWith(_ => 1, TaskScheduler.Default));

        Assert.Equal<int>([1, 2, 3], await Traits.ValueAsync(Output.All(late, Output.Create(2), Output.Create(3))));
    }

    [Fact]
    public async Task All_takes_values_and_outputs_alike() =>
        Assert.Equal<string>(["a", "b"], await Traits.ValueAsync(Output.All((Input<string>)"a", (Input<string>)Output.Create("b"))));

    [Fact]
    public async Task All_of_nothing_is_an_empty_list() =>
        Assert.Empty(await Traits.ValueAsync(Output.All(Enumerable.Empty<Output<int>>())));

    [Fact]
    public async Task One_unknown_part_makes_the_whole_unknown()
    {
        var plain = Output.Create("plain");

        Assert.Equal(Traits.Unknown, await Traits.OfAsync(Output.All(plain, Sample.Unknown)));
        Assert.Equal(Traits.Unknown, await Traits.OfAsync(Output.Tuple(plain, Sample.Unknown)));
        Assert.Equal(Traits.Unknown, await Traits.OfAsync(Output.Format($"{plain}-{Sample.Unknown}")));
    }

    [Fact]
    public async Task One_secret_part_makes_the_whole_secret()
    {
        var plain = Output.Create("plain");
        var secret = Output.CreateSecret("secret");

        Assert.Equal(Traits.Secret, await Traits.OfAsync(Output.All(plain, secret)));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(Output.Tuple(secret, plain)));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(Output.Format($"{plain}-{secret}")));
        Assert.Equal(Traits.UnknownSecret, await Traits.OfAsync(Output.All(Sample.Unknown, secret)));
    }

    [Fact]
    public async Task Tuple_of_eight_keeps_the_order_of_its_parts()
    {
        var tuple = Output.Tuple(
            Output.Create(1),
            Output.Create("2"),
            Output.Create(3.0),
            Output.Create(true),
            Output.Create('5'),
            Output.Create(6L),
            Output.Create((int?)null),
            Output.Create(8)
        );

        Assert.Equal((1, "2", 3.0, true, '5', 6L, null, 8), await Traits.ValueAsync(tuple));
    }

    [Fact]
    public async Task Tuples_of_every_size_take_inputs()
    {
        Input<int> one = 1;

        Assert.Equal((1, 1), await Traits.ValueAsync(Output.Tuple(one, one)));
        Assert.Equal((1, 1, 1), await Traits.ValueAsync(Output.Tuple(one, one, one)));
        Assert.Equal((1, 1, 1, 1), await Traits.ValueAsync(Output.Tuple(one, one, one, one)));
        Assert.Equal((1, 1, 1, 1, 1), await Traits.ValueAsync(Output.Tuple(one, one, one, one, one)));
        Assert.Equal((1, 1, 1, 1, 1, 1), await Traits.ValueAsync(Output.Tuple(one, one, one, one, one, one)));
        Assert.Equal((1, 1, 1, 1, 1, 1, 1), await Traits.ValueAsync(Output.Tuple(one, one, one, one, one, one, one)));
        Assert.Equal((1, 1, 1, 1, 1, 1, 1, 1), await Traits.ValueAsync(Output.Tuple(one, one, one, one, one, one, one, one)));
    }

    [Fact]
    public async Task Format_fills_placeholders_of_every_kind_and_applies_their_formats()
    {
        Input<string> input = "b";

        var text = Output.Format($"{{{Output.Create("a")}}}{input}{Output.Create(7):000}{1.5}{(string?)null}");

        Assert.Equal("{a}b0071.5", await Traits.ValueAsync(text));
    }

    [Fact]
    public async Task List_extensions_look_into_lists_that_are_outputs()
    {
        var list = Output.All(Output.Create("a"), Output.Create("b"));

        Assert.Equal("a", await Traits.ValueAsync(list.First()));
        Assert.Equal("b", await Traits.ValueAsync(list.GetAt(1)));
        Assert.Equal(2, await Traits.ValueAsync(list.Length()));
    }
}
