using System.Collections.Immutable;
using Pulumi;
using Standins.Tests.Outputs;

namespace Standins.Tests.Inputs;

public sealed class InputListTests
{
    public static TheoryData<string> Conversions => [.. Lists.Keys];

    private static Dictionary<string, InputList<string>> Lists =>
        new()
        {
            ["T[]"] = new[] { "a", "b" },
            ["Output<T>[]"] = new[] { Output.Create("a"), Output.Create("b") },
            ["Input<T>[]"] = new Input<string>[] { "a", Output.Create("b") },
            ["List<T>"] = new List<string> { "a", "b" },
            ["List<Output<T>>"] = new List<Output<string>> { Output.Create("a"), Output.Create("b") },
            ["List<Input<T>>"] = new List<Input<string>> { "a", Output.Create("b") },
            ["ImmutableArray<T>"] = ImmutableArray.Create("a", "b"),
            ["ImmutableArray<Output<T>>"] = ImmutableArray.Create(Output.Create("a"), Output.Create("b")),
            ["ImmutableArray<Input<T>>"] = ImmutableArray.Create<Input<string>>("a", Output.Create("b")),
            ["Output<T[]>"] = Output.Create(new[] { "a", "b" }),
            ["Output<List<T>>"] = Output.Create(new List<string> { "a", "b" }),
            ["Output<IEnumerable<T>>"] = Output.Create<IEnumerable<string>>(["a", "b"]),
            ["Output<ImmutableArray<T>>"] = Output.Create(ImmutableArray.Create("a", "b")),
            ["initializer"] = new() { "a", Output.Create("b") },
            ["initializer of lists"] = new()
            {
                new InputList<string> { "a" },
                new[] { "b" },
            },
        };

    [Theory]
    [MemberData(nameof(Conversions))]
    public async Task List_comes_from(string kind) => Assert.Equal(["a", "b"], await ValuesAsync(Lists[kind]));

    [Fact]
    public async Task List_comes_from_a_single_element()
    {
        Assert.Equal(["a"], await ValuesAsync("a"));
        Assert.Equal(["a"], await ValuesAsync(Output.Create("a")));
        Assert.Equal(["a"], await ValuesAsync((Input<string>)"a"));
    }

    [Fact]
    public async Task Add_grows_the_list_itself()
    {
        var list = new InputList<string>();

        list.Add("a", Output.Create("b"));
        list.Add(new InputList<string> { "c" });
        list.AddRange(Output.Create(new[] { "d" }));

        Assert.Equal(["a", "b", "c", "d"], await ValuesAsync(list));
    }

    [Fact]
    public async Task Concat_leaves_both_lists_as_they_were()
    {
        InputList<string> first = "a";
        InputList<string> second = Output.CreateSecret(new[] { "b" });

        var both = first.Concat(second);

        Assert.Equal(["a", "b"], await ValuesAsync(both));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(both.ToOutput()));
        Assert.Equal(["a"], await ValuesAsync(first));
        Assert.Equal(Traits.Plain, await Traits.OfAsync(first.ToOutput()));
        Assert.Equal(["b"], await ValuesAsync(second));
    }

    [Fact]
    public async Task Unknown_element_makes_the_list_unknown() =>
        Assert.Equal(Traits.Unknown, await Traits.OfAsync(new InputList<string> { "a", Sample.Unknown }.ToOutput()));

    [Fact]
    public async Task Enumeration_gives_an_input_for_each_element()
    {
        var elements = new List<string>();
        await foreach (var element in new InputList<string> { "a", Output.Create("b") })
        {
            elements.Add(await Traits.ValueAsync(element.ToOutput()));
        }

        Assert.Equal(["a", "b"], elements);
    }

    [Fact]
    public async Task Enumeration_of_a_list_with_an_unknown_element_gives_nothing_and_no_element_is_secret()
    {
        await foreach (var element in new InputList<string> { "a", Sample.Unknown })
        {
            Assert.Fail($"{await Traits.OfAsync(element.ToOutput())}");
        }

        await foreach (var element in new InputList<string> { Output.CreateSecret("a") })
        {
            Assert.Equal(Traits.Plain, await Traits.OfAsync(element.ToOutput()));
        }
    }

    [Fact]
    public async Task Absent_list_stays_absent()
    {
        ImmutableArray<string> absent = default;

        Assert.True((await Traits.ValueAsync(((InputList<string>)absent).ToOutput())).IsDefault);
        Assert.True((await Traits.ValueAsync(((InputList<string>)Output.Create(absent)).ToOutput())).IsDefault);
    }

    [Fact]
    public void Plain_enumeration_is_refused() =>
        Assert.Throws<NotSupportedException>(() => ((System.Collections.IEnumerable)new InputList<string>()).GetEnumerator());

    private static async Task<string[]> ValuesAsync(InputList<string> list) => [.. await Traits.ValueAsync(list.ToOutput())];
}
