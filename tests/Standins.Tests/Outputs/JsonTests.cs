using System.Text.Json;
using Pulumi;

namespace Standins.Tests.Outputs;

public sealed class JsonTests
{
    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public async Task Serialized_value_has_its_inner_outputs_unwrapped()
    {
        var late = Output.Create(Task.Delay(20).ContinueWith(_ => "late", TaskScheduler.Default));
        var value = new Dictionary<string, object?>
        {
            ["plain"] = 1,
            ["output"] = Output.Create(new[] { true }),
            ["input"] = (Input<string>)"text",
            ["nested"] = new { Late = late.Apply(text => Output.Create(text)) },
        };

        var json = Output.JsonSerialize(Output.Create(value));

        Assert.Equal("""{"plain":1,"output":[true],"input":"text","nested":{"Late":"late"}}""", await Traits.ValueAsync(json));
        Assert.Equal(Traits.Plain, await Traits.OfAsync(json));
    }

    [Fact]
    public async Task Serialized_value_takes_on_the_traits_of_what_it_holds()
    {
        Assert.Equal(Traits.Secret, await Traits.OfAsync(Json(Output.CreateSecret("a"))));
        Assert.Equal(Traits.Unknown, await Traits.OfAsync(Json(Sample.Unknown)));
        Assert.Equal(Traits.Unknown, await Traits.OfAsync(Json(Sample.UnknownSecret)));
        Assert.Equal(Traits.UnknownSecret, await Traits.OfAsync(Output.JsonSerialize(Sample.UnknownSecret)));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(Output.JsonSerialize(Output.CreateSecret(1))));

        static Output<string> Json(Output<string> inner) => Output.JsonSerialize(Output.Create(new { inner }));
    }

    [Fact]
    public async Task Serializer_follows_its_options() =>
        Assert.Equal(
            """{"someName":1}""",
            await Traits.ValueAsync(Output.JsonSerialize(Output.Create(new { SomeName = Output.Create(1) }), CamelCase))
        );

    [Fact]
    public async Task Failure_of_an_inner_output_fails_the_serialization()
    {
        var failed = Output.Create(0).Apply(int (_) => throw new InvalidOperationException("inner"));

        var json = Output.JsonSerialize(Output.Create(new { failed }));

        var failure = await Assert.ThrowsAsync<AggregateException>(() => Traits.OfAsync(json));
        Assert.Equal("inner", Assert.IsType<InvalidOperationException>(Assert.Single(failure.InnerExceptions)).Message);
    }

    [Fact]
    public async Task Deserialized_value_keeps_the_traits_of_its_JSON()
    {
        var value = Output.JsonDeserialize<Dictionary<string, int>>(Output.CreateSecret("""{"a":1}"""));

        Assert.Equal(1, (await Traits.ValueAsync(value))["a"]);
        Assert.Equal(Traits.Secret, await Traits.OfAsync(value));
        Assert.Equal(Traits.Unknown, await Traits.OfAsync(Output.JsonDeserialize<int>(Sample.Unknown)));
    }

    [Fact]
    public async Task Deserializer_follows_its_options() =>
        Assert.Equal(
            new Named("a"),
            await Traits.ValueAsync(Output.JsonDeserialize<Named>(Output.Create("""{"someName":"a"}"""), CamelCase))
        );

    [Fact]
    public async Task Outputs_inside_a_deserialized_value_share_its_traits()
    {
        var secret = Output.CreateSecret("""{"Plain":1,"Wrapped":2,"Given":"a","List":[3],"Map":{"b":4}}""");

        var value = await Traits.ValueAsync(Output.JsonDeserialize<Wrapper>(secret));

        Assert.Equal(1, value.Plain);
        Assert.Equal(2, await Traits.ValueAsync(value.Wrapped));
        Assert.Equal("a", await Traits.ValueAsync(value.Given.ToOutput()));
        Assert.Equal<int>([3], await Traits.ValueAsync(value.List.ToOutput()));
        Assert.Equal(4, (await Traits.ValueAsync(value.Map.ToOutput()))["b"]);
        Assert.Equal(Traits.Secret, await Traits.OfAsync(value.Wrapped));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(value.Given.ToOutput()));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(value.List.ToOutput()));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(value.Map.ToOutput()));
    }

    [Fact]
    public async Task Outputs_are_written_as_the_type_they_declare()
    {
        var json = Output.JsonSerialize(Output.Create(new { inner = Output.Create<Base>(new Derived("a", "b")) }));

        Assert.Equal("""{"inner":{"Shown":"a"}}""", await Traits.ValueAsync(json));
    }

    [Fact]
    public void Absent_outputs_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Output.JsonSerialize<int>(null!));
        Assert.Throws<ArgumentNullException>(() => Output.JsonDeserialize<int>(null!));
    }

    private sealed record Wrapper(int Plain, Output<int> Wrapped, Input<string> Given, InputList<int> List, InputMap<int> Map);

    private record Base(string Shown);

    private sealed record Derived(string Shown, string Hidden) : Base(Shown);

    private sealed record Named(string SomeName);
}
