using System.Collections.Immutable;
using System.Text.Json;
using Pulumi;
using Standins.Tests.Outputs;
using Standins.Tests.Testing;

namespace Standins.Tests.Wire;

/// <summary>The wire values of arguments, and the arguments that are not valid.</summary>
public sealed class ArgumentTests
{
    private static readonly Dictionary<string, (object Value, string Reason)> Unsupported = new()
    {
        ["object"] = (new object(), "System.Object is not a supported argument type."),
        ["long"] = (1L, "System.Int64 is not a supported argument type."),
        ["decimal"] = (1.5m, "System.Decimal is not a supported argument type."),
        ["enum of long"] = (Wide.One, "Standins.Tests.Wire.Wide is not a supported argument type."),
        ["inside a list"] = (new[] { new Uri("https://example.com") }, "System.Uri is not a supported argument type."),
        ["number as key"] = (new Dictionary<object, object> { [1] = "a" }, "Dictionaries are only supported with string keys:"),
        ["task"] = (Task.FromResult("late"), "Tasks are not allowed inside ResourceArgs."),
    };

    public static TheoryData<string> UnsupportedKinds => [.. Unsupported.Keys];

    [Theory]
    [MemberData(nameof(UnsupportedKinds))]
    public async Task Argument_of_an_unsupported_type_fails_the_run_and_is_named(string kind)
    {
        var (value, reason) = Unsupported[kind];

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => SentAsync(new() { Value = value }));

        Assert.Contains($"error serializing property \"value\": {reason}", failure.ToString(), StringComparison.Ordinal);
        Assert.Contains("resource:thing[test:index:Thing].value", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_element_is_sent_as_its_value()
    {
        var json = JsonSerializer.SerializeToElement(
            new
            {
                text = "a",
                list = new object?[] { 1, true, null },
                none = (string?)null,
            }
        );

        var sent = await SentAsync(new() { Value = json, Typed = json.GetProperty("list") });

        var value = Assert.IsType<ImmutableDictionary<string, object>>(sent["value"]);
        Assert.Equal("a", value["text"]);
        Assert.Equal<object?>([1.0, true, null], Assert.IsType<ImmutableArray<object>>(value["list"]));
        Assert.Null(value["none"]);
        Assert.Equal<object?>([1.0, true, null], Assert.IsType<ImmutableArray<object>>(sent["typed"]));
    }

    [Fact]
    public async Task Json_element_without_a_value_is_not_sent()
    {
        var nothing = JsonSerializer.SerializeToElement<string?>(null);

        Assert.Empty(await SentAsync(new() { Value = nothing, Typed = Output.Create(default(JsonElement)) }));
    }

    [Fact]
    public async Task Json_argument_is_sent_as_a_string_of_ordered_json()
    {
        var sent = await SentAsync(
            new()
            {
                JsonList = [true, false],
                JsonMap = new() { ["b"] = 2, ["a"] = Output.CreateSecret(1) },
                JsonArgs = new()
                {
                    Value = new Dictionary<string, object?> { ["z"] = 1.5, ["k"] = "text" },
                },
            }
        );

        Assert.Equal("[ true, false ]", sent["jsonList"]);
        Assert.Equal("""{ "a": 1, "b": 2 }""", sent["jsonMap"]);
        Assert.Equal("""{ "value": { "k": "text", "z": 1.5 } }""", sent["jsonArgs"]);
    }

    [Fact]
    public async Task Json_argument_with_an_unknown_part_is_unknown_and_an_absent_one_is_not_sent() =>
        Assert.Empty(await SentAsync(new() { JsonMap = new() { ["a"] = Outputs.Sample.Unknown.Apply(text => text.Length) } }));

    [Fact]
    public async Task Output_type_is_sent_with_its_fields_and_their_nulls()
    {
        var sent = await SentAsync(new() { Value = new Shape(null, Size.Large) });

        var value = Assert.IsType<ImmutableDictionary<string, object>>(sent["value"]);
        Assert.Equal(["label", "size"], value.Keys.Order());
        Assert.Null(value["label"]);
        Assert.Equal(2.0, value["size"]);
    }

    [Fact]
    public async Task Record_is_sent_under_the_compiler_s_names_of_its_fields()
    {
        var sent = await SentAsync(new() { Value = new Point(3, 4) });

        var value = Assert.IsType<ImmutableDictionary<string, object>>(sent["value"]);
        Assert.Equal(["<Across>k__BackingField", "<Up>k__BackingField"], value.Keys.Order());
    }

    [Fact]
    public async Task Null_map_is_not_sent_and_an_absent_list_is_sent_empty()
    {
        ImmutableDictionary<string, string>? none = null;

        var sent = await SentAsync(
            new()
            {
                Value = new Dictionary<string, object?>
                {
                    ["map"] = (InputMap<string>)none!,
                    ["later"] = (InputMap<string>)Output.Create(none!),
                    ["list"] = (InputList<string>)default(ImmutableArray<string>),
                },
            }
        );

        var value = Assert.IsType<ImmutableDictionary<string, object>>(sent["value"]);
        Assert.Equal("list", Assert.Single(value).Key);
        Assert.Equal(ImmutableArray<object>.Empty, value["list"]);
    }

    [Fact]
    public async Task Change_of_options_after_the_constructor_has_no_effect()
    {
        var mocks = new EchoMocks();
        var gate = new TaskCompletionSource<string>();
        ProviderResource? own = null;

        await Deployment.TestAsync(
            mocks,
            new(),
            () =>
            {
                own = new ProviderResource("test", "own", ResourceArgs.Empty, null);
                var options = new CustomResourceOptions { Provider = own };
                _ = new Thing("thing", new() { Value = Output.Create(gate.Task) }, options);
                options.Provider = null;
                options.ImportId = "another";
                gate.SetResult("late");
            }
        );

        Assert.StartsWith(await Traits.ValueAsync(own!.Urn), mocks.Asked("thing").Provider, StringComparison.Ordinal);
        Assert.Equal("", mocks.Asked("thing").Id);
    }

    private static async Task<ImmutableDictionary<string, object>> SentAsync(ThingArgs args)
    {
        var mocks = new EchoMocks { Answer = _ => ("id", ImmutableDictionary<string, object>.Empty) };
        await Deployment.TestAsync(mocks, new(), () => _ = new Thing("thing", args));
        return mocks.Asked("thing").Inputs;
    }
}
