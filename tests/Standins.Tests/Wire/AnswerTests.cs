using Pulumi;
using Standins.Tests.Outputs;
using Standins.Tests.Testing;

namespace Standins.Tests.Wire;

/// <summary>The outputs of a resource for an answer.</summary>
public sealed class AnswerTests
{
    [Fact]
    public async Task Response_of_another_type_becomes_the_default_of_the_type()
    {
        var thing = await AnsweredAsync(
            new()
            {
                ["text"] = 1,
                ["flag"] = "yes",
                ["whole"] = "many",
                ["maybe"] = true,
                ["maybeWhole"] = true,
                ["list"] = new object[] { 1, "two", 3 },
                ["map"] = new Dictionary<string, object> { ["a"] = true, ["b"] = 1 },
                ["point"] = "here",
                ["size"] = "huge",
                ["asset"] = 1,
                ["json"] = new StringAsset("text"),
                ["other"] = "no resource",
            }
        );

        Assert.Null(await Traits.ValueAsync(thing.Text));
        Assert.False(await Traits.ValueAsync(thing.Flag));
        Assert.Equal(0, await Traits.ValueAsync(thing.Whole));
        Assert.Equal(0, await Traits.ValueAsync(thing.Maybe));
        Assert.Null(await Traits.ValueAsync(thing.MaybeWhole));
        Assert.Equal<int>([1, 0, 3], await Traits.ValueAsync(thing.List));
        var map = await Traits.ValueAsync(thing.Map);
        Assert.True(map["a"]);
        Assert.False(map["b"]);
        Assert.Null(await Traits.ValueAsync(thing.Point));
        Assert.Equal(default, await Traits.ValueAsync(thing.Size));
        Assert.Equal("InvalidAsset", (await Traits.ValueAsync(thing.Asset)).GetType().Name);
        Assert.Equal(default, (await Traits.ValueAsync(thing.Json)).ValueKind);
        Assert.Null(await Traits.ValueAsync(thing.Other));
    }

    [Fact]
    public async Task Null_is_the_type_s_default_and_stays_secret()
    {
        var none = Output.CreateSecret(Output.Create((string?)null));

        var thing = await AnsweredAsync(
            new()
            {
                ["text"] = none,
                ["whole"] = none,
                ["list"] = none,
            }
        );

        Assert.Null(await Traits.ValueAsync(thing.Text));
        Assert.Equal(0, await Traits.ValueAsync(thing.Whole));
        Assert.True((await Traits.ValueAsync(thing.List)).IsDefault);
        Assert.Equal(Traits.Secret, await Traits.OfAsync(thing.Text));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(thing.Whole));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(thing.List));
    }

    [Fact]
    public async Task Number_with_a_fraction_is_truncated_to_an_integer() =>
        Assert.Equal(-1, await Traits.ValueAsync((await AnsweredAsync(new() { ["whole"] = -1.9 })).Whole));

    [Fact]
    public async Task Record_is_read_through_its_only_public_constructor()
    {
        var thing = await AnsweredAsync(
            new()
            {
                ["point"] = new Dictionary<string, object> { ["Across"] = 3, ["y-axis"] = 4 },
            }
        );

        Assert.Equal(new Point(3, 4), await Traits.ValueAsync(thing.Point));
    }

    [Fact]
    public async Task Json_element_is_read_from_any_value()
    {
        var thing = await AnsweredAsync(
            new() { ["json"] = new Dictionary<string, object?> { ["a"] = new object?[] { 1, "b", true, null } } }
        );

        Assert.Equal("""{"a":[1,"b",true,null]}""", (await Traits.ValueAsync(thing.Json)).GetRawText());
    }

    [Fact]
    public async Task Unknown_or_secret_part_makes_only_its_own_property_unknown_or_secret()
    {
        var thing = await AnsweredAsync(
            new()
            {
                ["list"] = new object[] { 1, Output.CreateSecret(2) },
                ["map"] = new Dictionary<string, object> { ["a"] = Outputs.Sample.Unknown },
                ["text"] = "plain",
            }
        );

        Assert.Equal(Traits.Secret, await Traits.OfAsync(thing.List));
        Assert.Equal(Traits.Unknown, await Traits.OfAsync(thing.Map));
        Assert.Equal(Traits.Plain, await Traits.OfAsync(thing.Text));
    }

    [Fact]
    public async Task Reference_is_read_as_the_program_s_own_class_with_the_resource_s_outputs()
    {
        var (first, second) = await ReferredAsync("first");

        var other = await Traits.ValueAsync(second.Other);
        Assert.NotSame(first, other);
        Assert.Equal("first", other.GetResourceName());
        Assert.Equal("test:index:Thing", other.GetResourceType());
        Assert.Equal(await Traits.ValueAsync(first.Urn), await Traits.ValueAsync(other.Urn));
        Assert.Equal("first-id", await Traits.ValueAsync(other.Id));
        Assert.Equal("of first", await Traits.ValueAsync(other.Text));
    }

    [Fact]
    public async Task Name_of_a_referred_resource_ends_at_the_next_separator()
    {
        var (_, second) = await ReferredAsync("a::b");

        Assert.Equal("a", (await Traits.ValueAsync(second.Other)).GetResourceName());
    }

    [Fact]
    public async Task Reference_to_a_class_that_the_program_does_not_have_has_only_a_URN()
    {
        Thing? second = null;
        CustomResource? first = null;
        var mocks = new EchoMocks
        {
            Answer = args => (args.Name, args.Name == "second" ? new Dictionary<string, object> { ["unclassed"] = first! } : args.Inputs),
        };

        await Deployment.TestAsync(
            mocks,
            new(),
            () =>
            {
                first = new ProviderResource("unclassed", "first", ResourceArgs.Empty, null);
                second = new Thing("second");
            }
        );

        var resource = await Traits.ValueAsync(second!.Unclassed);
        Assert.Equal(await Traits.ValueAsync(first!.Urn), await Traits.ValueAsync(resource.Urn));
        Assert.Equal("", resource.GetResourceName());
        Assert.Equal("", resource.GetResourceType());
    }

    private static async Task<Thing> AnsweredAsync(Dictionary<string, object?> answer)
    {
        Thing? thing = null;
        await Deployment.TestAsync(
            new EchoMocks { Answer = _ => ("id", answer) },
            new() { IsPreview = false },
            () =>
            {
                thing = new Thing("thing");
            }
        );
        return thing!;
    }

    private static async Task<(Thing First, Thing Second)> ReferredAsync(string name)
    {
        Thing? first = null;
        Thing? second = null;
        var mocks = new EchoMocks
        {
            Answer = args =>
                (
                    $"{args.Name}-id",
                    args.Name == "second"
                        ? new Dictionary<string, object> { ["other"] = first! }
                        : new Dictionary<string, object> { ["text"] = $"of {args.Name}" }
                ),
        };
        await Deployment.TestAsync(
            mocks,
            new(),
            () =>
            {
                first = new Thing(name);
                second = new Thing("second");
            }
        );
        return (first!, second!);
    }
}
