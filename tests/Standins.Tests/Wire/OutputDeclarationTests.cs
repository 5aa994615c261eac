using System.Collections.Immutable;
using Pulumi;
using Standins.Tests.Outputs;
using Standins.Tests.Testing;

namespace Standins.Tests.Wire;

/// <summary>The properties that a resource class may declare as outputs.</summary>
public sealed class OutputDeclarationTests
{
    [Fact]
    public async Task Property_that_is_not_an_output_is_refused_by_name() =>
        Assert.Equal(
            "Output(s) 'plain' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
            (await ThrownAsync<RunException>(() => _ = new Plain())).Message
        );

    [Fact]
    public async Task Property_that_cannot_be_set_is_refused_by_name() =>
        Assert.Contains(
            $"[Output] {typeof(Unsettable).FullName}.Value",
            (await ThrownAsync<InvalidOperationException>(() => _ = new Unsettable())).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Types_that_match_no_response_are_refused_by_name()
    {
        await RefusedAsync<long>("System.Int64");
        await RefusedAsync<string[]>("System.String[]");
        await RefusedAsync<List<string>>("System.Collections.Generic.List");
        await RefusedAsync<ImmutableArray<decimal>>("System.Decimal");
        await RefusedAsync<ImmutableDictionary<int, string>>("System.Collections.Immutable.ImmutableDictionary");
        await RefusedAsync<Wide>("Standins.Tests.Wire.Wide");
        await RefusedAsync<FileAsset>("Pulumi.FileAsset");
        await RefusedAsync<Unmarked>("Standins.Tests.Wire.OutputDeclarationTests+Unmarked");
        await RefusedAsync<Nameless>("Standins.Tests.Wire.OutputDeclarationTests+Nameless");
    }

    [Fact]
    public async Task Component_may_declare_outputs_that_are_plain_values()
    {
        var mocks = new EchoMocks();

        await Deployment.TestAsync(mocks, new(), () => _ = new PlainComponent());

        var outputs = Assert.Single(mocks.Outputs, outputs => outputs.Urn.EndsWith("::component", StringComparison.Ordinal)).Outputs;
        Assert.Equal("a", await Traits.ValueAsync(outputs["Text"]));
        Assert.False(outputs.ContainsKey("none"));
    }

    private static async Task RefusedAsync<T>(string type) =>
        Assert.Contains(type, (await ThrownAsync<InvalidOperationException>(() => _ = new Of<T>())).Message, StringComparison.Ordinal);

    private static async Task<TException> ThrownAsync<TException>(Action declare)
        where TException : Exception
    {
        TException? thrown = null;
        await Deployment.TestAsync(new EchoMocks(), new(), () => thrown = Assert.Throws<TException>(declare));
        return thrown!;
    }

    private sealed class Plain : CustomResource
    {
        public Plain()
            : base("test:index:Plain", "plain", ResourceArgs.Empty, null) { }

        [Output("plain")]
        public string Value { get; private set; } = "";
    }

    private sealed class Unsettable : CustomResource
    {
        public Unsettable()
            : base("test:index:Unsettable", "unsettable", ResourceArgs.Empty, null) { }

        [Output("value")]
        public Output<string> Value { get; } = null!;
    }

    private sealed class Of<T> : CustomResource
    {
        public Of()
            : base("test:index:Of", "of", ResourceArgs.Empty, null) { }

        [Output("value")]
        public Output<T> Value { get; private set; } = null!;
    }

    private sealed class PlainComponent : ComponentResource
    {
        public PlainComponent()
            : base("test:index:PlainComponent", "component") => RegisterOutputs();

        [Output]
        public string Text { get; } = "a";

        [Output("none")]
        public Output<string>? None { get; }
    }

    private sealed record Unmarked(string Value);

    /// <summary>An output type with two public constructors, neither of which is marked.</summary>
    [OutputType]
    private sealed class Nameless
    {
        public Nameless() { }

        public Nameless(string value) => Value = value;

        public string? Value { get; }
    }
}
