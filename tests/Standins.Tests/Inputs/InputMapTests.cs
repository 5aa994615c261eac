using System.Collections.Immutable;
using Pulumi;
using Standins.Tests.Outputs;

namespace Standins.Tests.Inputs;

public sealed class InputMapTests
{
    public static TheoryData<string> Conversions => [.. Maps.Keys];

    private static Dictionary<string, string> Entries => new() { ["a"] = "1", ["b"] = "2" };

    private static Dictionary<string, InputMap<string>> Maps =>
        new()
        {
            ["Dictionary"] = Entries,
            ["ImmutableDictionary"] = Entries.ToImmutableDictionary(),
            ["Output<Dictionary>"] = Output.Create(Entries),
            ["Output<IDictionary>"] = Output.Create<IDictionary<string, string>>(Entries),
            ["Output<ImmutableDictionary>"] = Output.Create(Entries.ToImmutableDictionary()),
            ["initializer of pairs"] = new() { { "a", "1" }, { "b", Output.Create("2") } },
            ["initializer by index"] = new() { ["a"] = "1", ["b"] = Output.Create("2") },
            ["initializer of maps"] = new()
            {
                new InputMap<string> { ["a"] = "1" },
                new Dictionary<string, string> { ["b"] = "2" },
            },
        };

    [Theory]
    [MemberData(nameof(Conversions))]
    public async Task Map_comes_from(string kind) => Assert.Equal(Entries, await ValuesAsync(Maps[kind]));

    [Fact]
    public async Task AddRange_grows_the_map_itself()
    {
        var map = new InputMap<string> { ["a"] = "1" };

        map.AddRange(Output.Create(new Dictionary<string, string> { ["b"] = "2" }));

        Assert.Equal(Entries, await ValuesAsync(map));
    }

    [Fact]
    public async Task Merge_takes_the_second_map_where_both_have_a_key()
    {
        InputMap<string> first = Entries;

        var merged = InputMap<string>.Merge(first, new InputMap<string> { ["b"] = "3", ["c"] = "4" });

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["a"] = "1",
                ["b"] = "3",
                ["c"] = "4",
            },
            await ValuesAsync(merged)
        );
        Assert.Equal(Entries, await ValuesAsync(first));
    }

    [Fact]
    public async Task Same_key_with_another_value_is_refused_by_name()
    {
        InputMap<string> map = Entries;

        var refusal = await Assert.ThrowsAsync<ArgumentException>(async () =>
        {
            map.Add("b", "3");
            await ValuesAsync(map);
        });

        Assert.Contains("'b'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_that_is_added_twice_with_one_value_is_kept_and_as_secret_as_either()
    {
        var map = new InputMap<string> { ["a"] = Output.CreateSecret("1") };

        map.Add("a", "1");

        Assert.Equal("1", (await ValuesAsync(map))["a"]);
        Assert.Equal(Traits.Secret, await Traits.OfAsync(map.ToOutput()));
    }

    [Fact]
    public async Task Key_that_both_maps_have_fails_the_map_that_grows_by_a_range()
    {
        InputMap<string> map = Entries;

        map.AddRange(Entries);

        await Assert.ThrowsAsync<ArgumentException>(() => ValuesAsync(map));
    }

    [Fact]
    public async Task Null_dictionary_is_a_null_map_and_a_null_of_another_kind_a_failure()
    {
        ImmutableDictionary<string, string>? none = null;

        Assert.Null(await Traits.ValueAsync(((InputMap<string>)none!).ToOutput()));
        Assert.Null(await Traits.ValueAsync(((InputMap<string>)Output.Create(none!)).ToOutput()));
        InputMap<string> failed = (Dictionary<string, string>)null!;
        await Assert.ThrowsAnyAsync<Exception>(() => Traits.OfAsync(failed.ToOutput()));
    }

    [Fact]
    public async Task Enumeration_of_a_map_with_an_unknown_value_gives_nothing()
    {
        await foreach (var pair in new InputMap<string> { ["a"] = Sample.Unknown, ["b"] = "2" })
        {
            Assert.Fail($"{await Traits.OfAsync(pair.ToOutput())}");
        }
    }

    [Fact]
    public async Task Secret_or_unknown_value_marks_the_whole_map()
    {
        Assert.Equal(Traits.Secret, await Traits.OfAsync(new InputMap<string> { ["a"] = Output.CreateSecret("1") }.ToOutput()));
        Assert.Equal(Traits.Unknown, await Traits.OfAsync(new InputMap<string> { ["a"] = Sample.Unknown, ["b"] = "2" }.ToOutput()));
    }

    [Fact]
    public async Task Enumeration_gives_an_input_for_each_pair()
    {
        var pairs = new Dictionary<string, string>();
        await foreach (var pair in (InputMap<string>)Entries)
        {
            var (key, value) = await Traits.ValueAsync(pair.ToOutput());
            pairs.Add(key, value);
        }

        Assert.Equal(Entries, pairs);
    }

    private static async Task<ImmutableDictionary<string, string>> ValuesAsync(InputMap<string> map) =>
        await Traits.ValueAsync(map.ToOutput());
}
