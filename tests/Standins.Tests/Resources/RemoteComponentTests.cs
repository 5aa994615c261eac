using Pulumi;
using Standins.Tests.Outputs;
using Standins.Tests.Testing;

namespace Standins.Tests.Resources;

/// <summary>The constructors that generated SDKs call: with arguments, remote, and with the package of a resource.</summary>
public sealed class RemoteComponentTests
{
    private static readonly RegisterPackageRequest Package = new("base", "1.2.3", "", null, new("pkg", "4.5.6", [1]));

    [Fact]
    public async Task Remote_component_gets_its_outputs_from_the_answer()
    {
        var (mocks, component) = await DeclareAsync(args => new Cluster("cluster", args, remote: true));

        Assert.Equal("small", mocks.Asked("cluster").Inputs["size"]);
        Assert.Equal("small", await Traits.ValueAsync(component.Size));
    }

    [Fact]
    public async Task Local_component_sends_its_arguments_and_keeps_its_own_outputs()
    {
        var (mocks, component) = await DeclareAsync(args => new Cluster("cluster", args, remote: false));

        Assert.Equal("small", mocks.Asked("cluster").Inputs["size"]);
        Assert.Equal("its own", await Traits.ValueAsync(component.Size));
    }

    [Fact]
    public async Task Mocks_answer_for_a_parameterized_package_too()
    {
        Thing? thing = null;
        var mocks = new EchoMocks();

        await Deployment.TestAsync(
            mocks,
            new(),
            () =>
            {
                var provider = new ProviderResource("pkg", "provider", ResourceArgs.Empty, null, Package);
                thing = new Thing("thing", new() { Provider = provider });
            }
        );

        Assert.Equal("thing-id", await Traits.ValueAsync(thing!.Id));
        Assert.EndsWith("::provider::provider-id", mocks.Asked("thing").Provider, StringComparison.Ordinal);
    }

    private static async Task<(EchoMocks Mocks, Cluster Component)> DeclareAsync(Func<ClusterArgs, Cluster> declare)
    {
        var mocks = new EchoMocks();
        Cluster? component = null;
        await Deployment.TestAsync(
            mocks,
            new(),
            () =>
            {
                component = declare(new ClusterArgs { Size = "small" });
            }
        );
        return (mocks, component!);
    }

    private sealed class Cluster : ComponentResource
    {
        public Cluster(string name, ClusterArgs args, bool remote)
            : base("pkg:index:Cluster", name, args, null, remote, Package)
        {
            if (!remote)
            {
                Size = Output.Create("its own");
            }
        }

        [Output("size")]
        public Output<string> Size { get; private set; } = null!;
    }

    private sealed class ClusterArgs : ResourceArgs
    {
        [Input("size")]
        public Input<string>? Size { get; set; }
    }

    private sealed class Thing(string name, CustomResourceOptions options)
        : CustomResource("pkg:index:Thing", name, null, options, Package);
}
