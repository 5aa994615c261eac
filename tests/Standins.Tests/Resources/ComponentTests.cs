using Pulumi;
using Pulumi.Gcp.PubSub;
using Pulumi.Utilities;
using Standins.Tests.Outputs;
using Standins.Tests.Testing;

namespace Standins.Tests.Resources;

public sealed class ComponentTests
{
    [Fact]
    public async Task Registered_outputs_keep_their_traits()
    {
        var mocks = new EchoMocks();

        await Deployment.TestAsync(
            mocks,
            new(),
            () =>
                _ = new Group(
                    "group",
                    group =>
                    {
                        group.Outputs["plain"] = 1;
                        group.Outputs["secret"] = Output.CreateSecret("hidden");
                        group.Outputs["unknown"] = Outputs.Sample.Unknown;
                        group.Outputs["absent"] = null;
                    }
                )
        );

        var request = Assert.Single(mocks.Outputs, request => request.Urn.EndsWith("test:index:Group::group", StringComparison.Ordinal));
        Assert.Equal(["plain", "secret", "unknown"], request.Outputs.Keys.Order());
        Assert.Equal(1.0, await Traits.ValueAsync(request.Outputs["plain"]));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(request.Outputs["secret"]));
        Assert.Equal(Traits.Unknown, await Traits.OfAsync(request.Outputs["unknown"]));
    }

    [Fact]
    public async Task Marked_properties_are_registered_by_their_wire_names()
    {
        var mocks = new EchoMocks();

        await Deployment.TestAsync(mocks, new(), () => _ = new Declared("declared"));

        var request = Assert.Single(mocks.Outputs, request => request.Urn.EndsWith("::declared", StringComparison.Ordinal));
        Assert.Equal(["Plain", "label"], request.Outputs.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(request.Outputs["label"]));
    }

    [Fact]
    public async Task Outputs_of_the_stack_are_given_to_the_test()
    {
        var (resources, outputs) = await Deployment.TestAsync(
            new EchoMocks(),
            new(),
            () => new Dictionary<string, object?> { ["topic"] = new Topic("topic").Id }
        );

        Assert.Equal("topic", Assert.Single(resources).GetResourceName());
        Assert.Equal("topic-id", await Traits.ValueAsync(Assert.IsType<Output<string>>(outputs["topic"])));
    }

    [Fact]
    public async Task Stack_class_gives_its_resources_and_itself()
    {
        var mocks = new EchoMocks();

        var resources = await Deployment.TestAsync<OneTopic>(mocks, new() { ProjectName = "p", StackName = "s" });

        Assert.Equal(["p-s", "topic"], resources.Select(resource => resource.GetResourceName()).Order());
        var request = Assert.Single(mocks.Outputs);
        Assert.Equal("urn:pulumi:s::p::pulumi:pulumi:Stack::p-s", request.Urn);
        Assert.Equal("topic-id", await Traits.ValueAsync(request.Outputs["topicId"]));
    }

    [Fact]
    public async Task Stack_class_with_an_output_unset_is_refused_by_name()
    {
        var refusal = await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Forgetful>(new EchoMocks()));

        Assert.Equal(
            "Output(s) 'forgotten' have no value assigned. [Output] attributed properties must be assigned inside Stack constructor.",
            refusal.Message
        );
    }

    [Fact]
    public async Task Output_of_a_resource_depends_on_it_and_so_do_derived_outputs()
    {
        Topic? topic = null;
        Output<string>? made = null;
        await Deployment.TestAsync(
            new EchoMocks(),
            new(),
            () =>
            {
                topic = new Topic("topic");
                made = Output.Unsecret(Output.Format($"{topic.Id.Apply(id => id)}/{1}"));
            }
        );

        Assert.Same(topic, Assert.Single(await OutputUtilities.GetDependenciesAsync(made!)));
        var text = Output.JsonSerialize(Output.Create(new { made }));
        Assert.Same(topic, Assert.Single(await OutputUtilities.GetDependenciesAsync(text)));
        var both = Output.All(Output.Create("a"), made!);
        Assert.Same(topic, Assert.Single(await OutputUtilities.GetDependenciesAsync(both)));
        Assert.Same(topic, Assert.Single(await OutputUtilities.GetDependenciesAsync(OutputUtilities.WithDependency(made!, topic!))));
    }

    internal sealed class OneTopic : Stack
    {
        public OneTopic() => TopicId = new Topic("topic").Id;

        [Output("topicId")]
        public Output<string> TopicId { get; private set; }
    }

    internal sealed class Forgetful : Stack
    {
        [Output("forgotten")]
        public Output<string>? Forgotten { get; private set; }
    }
}
