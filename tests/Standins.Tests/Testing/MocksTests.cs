using System.Collections.Immutable;
using Moq;
using Pulumi;
using Pulumi.Command.Local;
using Pulumi.Gcp.PubSub;
using Pulumi.Random;
using Pulumi.Testing;
using Standins.Tests.Outputs;

namespace Standins.Tests.Testing;

/// <summary>A program under mocks: the requests that they receive, and the results of their answers.</summary>
public sealed class MocksTests
{
    [Fact]
    public async Task Mocks_are_asked_once_per_resource_with_its_type_name_and_inputs()
    {
        var mocks = new Mock<IMocks>(MockBehavior.Strict);
        mocks
            .Setup(mock =>
                mock.NewResourceAsync(
                    It.Is<MockResourceArgs>(args =>
                        args.Type == "gcp:pubsub/topic:Topic" && args.Name == "orders" && (string)args.Inputs["name"] == "wire"
                    )
                )
            )
            .ReturnsAsync(("topics/orders", new Dictionary<string, object> { ["name"] = "answered" }));
        mocks.Setup(mock => mock.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>())).Returns(Task.CompletedTask);
        Topic? topic = null;

        await Deployment.TestAsync(
            mocks.Object,
            new(),
            () =>
            {
                topic = new Topic("orders", new() { Name = "wire" });
            }
        );

        Assert.Equal("topics/orders", await Traits.ValueAsync(topic!.Id));
        Assert.Equal("answered", await Traits.ValueAsync(topic.Name));
        mocks.Verify(mock => mock.NewResourceAsync(It.IsAny<MockResourceArgs>()), Times.Once);
    }

    [Fact]
    public async Task Mocks_receive_secret_inputs_in_plain_text_and_no_unknown_ones()
    {
        var mocks = new EchoMocks();

        await Deployment.TestAsync(
            mocks,
            new(),
            () =>
                _ = new Topic(
                    "orders",
                    new()
                    {
                        Name = Output.CreateSecret("hidden"),
                        KmsKeyName = Sample.Unknown,
                        Labels = { ["team"] = "a" },
                        MessageStoragePolicy = new Pulumi.Gcp.PubSub.Inputs.TopicMessageStoragePolicyArgs
                        {
                            AllowedPersistenceRegions = { "europe-west1", Output.Create("europe-west9") },
                        },
                    }
                )
        );

        var inputs = mocks.Asked("orders").Inputs;
        Assert.Equal(["labels", "messageStoragePolicy", "name"], inputs.Keys.Order());
        Assert.Equal("hidden", inputs["name"]);
        Assert.Equal("a", Assert.IsType<ImmutableDictionary<string, object>>(inputs["labels"])["team"]);
        var policy = Assert.IsType<ImmutableDictionary<string, object>>(inputs["messageStoragePolicy"]);
        Assert.Equal<object>(
            ["europe-west1", "europe-west9"],
            Assert.IsType<ImmutableArray<object>>(policy["allowedPersistenceRegions"]).ToArray()
        );
    }

    [Fact]
    public async Task Output_without_a_mocked_value_is_unknown_in_a_preview_and_absent_in_a_deployment()
    {
        Assert.Equal(Traits.Unknown, await Traits.OfAsync((await TopicOfAsync(isPreview: true)).Project));
        Assert.Null(await Traits.ValueAsync((await TopicOfAsync(isPreview: false)).Project));

        static async Task<Topic> TopicOfAsync(bool isPreview)
        {
            Topic? topic = null;
            await Deployment.TestAsync(
                new EchoMocks(),
                new() { IsPreview = isPreview },
                () =>
                {
                    topic = new Topic("orders");
                }
            );
            return topic!;
        }
    }

    [Fact]
    public async Task Secret_input_comes_back_as_a_secret_output()
    {
        RandomPassword? password = null;
        var mocks = new EchoMocks
        {
            Answer = args =>
                ("id", new Dictionary<string, object> { ["result"] = Output.CreateSecret("drawn"), ["length"] = args.Inputs["length"] }),
        };

        await Deployment.TestAsync(
            mocks,
            new(),
            () =>
            {
                password = new RandomPassword("password", new() { Length = 12 });
            }
        );

        Assert.Equal(Traits.Secret, await Traits.OfAsync(password!.Result));
        Assert.Equal("drawn", await Traits.ValueAsync(password.Result));
        Assert.Equal(12, await Traits.ValueAsync(password.Length));
    }

    [Fact]
    public async Task Enumerations_and_structures_are_read_back_as_their_types()
    {
        Command? command = null;
        Topic? topic = null;

        await Deployment.TestAsync(
            new EchoMocks(),
            new(),
            () =>
            {
                command = new Command(
                    "command",
                    new()
                    {
                        Logging = Logging.Stderr,
                        Environment = { ["A"] = "1" },
                        Triggers = new object[] { 1, "two" },
                    }
                );
                topic = new Topic(
                    "topic",
                    new()
                    {
                        SchemaSettings = new Pulumi.Gcp.PubSub.Inputs.TopicSchemaSettingsArgs { Schema = "s", Encoding = "JSON" },
                    }
                );
            }
        );

        Assert.Equal(Logging.Stderr, await Traits.ValueAsync(command!.Logging));
        Assert.Equal("1", (await Traits.ValueAsync(command.Environment))!["A"]);
        Assert.Equal<object>([1.0, "two"], (await Traits.ValueAsync(command.Triggers)).ToArray());
        Assert.Equal("JSON", (await Traits.ValueAsync(topic!.SchemaSettings))!.Encoding);
    }

    [Fact]
    public async Task Absent_list_of_one_resource_is_an_empty_one_of_another()
    {
        var mocks = new EchoMocks();

        await Deployment.TestAsync(
            mocks,
            new() { IsPreview = false },
            () =>
            {
                var first = new Command("first");
                _ = new Command("second", new() { Interpreter = first.Interpreter });
            }
        );

        Assert.Equal(ImmutableArray<object>.Empty, mocks.Asked("second").Inputs["interpreter"]);
    }

    [Fact]
    public async Task Assets_and_archives_are_read_back_as_such()
    {
        Command? command = null;
        var answer = new Dictionary<string, object>
        {
            ["assets"] = new Dictionary<string, object>
            {
                ["text"] = new StringAsset("t"),
                ["remote"] = new RemoteAsset("https://example.com"),
            },
            ["archive"] = new AssetArchive(
                new Dictionary<string, AssetOrArchive> { ["file"] = new FileAsset("f"), ["folder"] = new FileArchive(".") }
            ),
        };

        await Deployment.TestAsync(new EchoMocks { Answer = _ => ("id", answer) }, new(), () => command = new Command("command"));

        var assets = await Traits.ValueAsync(command!.Assets);
        Assert.IsType<StringAsset>(assets!["text"]);
        Assert.IsType<RemoteAsset>(assets["remote"]);
        Assert.IsType<AssetArchive>(await Traits.ValueAsync(command.Archive));
    }

    [Fact]
    public async Task Mocks_receive_the_outputs_of_components_and_of_the_stack()
    {
        var mocks = new EchoMocks();

        await Deployment.TestAsync(mocks, new(), () => _ = new Resources.Declared("declared"));

        var registered = mocks.Outputs.ToDictionary(outputs => outputs.Urn.Split("::")[^1], outputs => outputs.Outputs);
        Assert.Equal(["declared", "project-stack"], registered.Keys.Order());
        Assert.Empty(registered["project-stack"]);
        Assert.Equal(["Plain", "label"], registered["declared"].Keys.Order(StringComparer.Ordinal));
        Assert.Equal(Traits.Secret, await Traits.OfAsync(registered["declared"]["label"]));
    }

    [Fact]
    public async Task Mocks_receive_the_outputs_that_a_stack_declares()
    {
        var mocks = new EchoMocks();

        await Deployment.TestAsync<Exporting>(mocks);

        var registered = Assert.Single(mocks.Outputs);
        Assert.EndsWith("::project-stack", registered.Urn, StringComparison.Ordinal);
        Assert.Equal("exported", await Traits.ValueAsync(registered.Outputs["name"]));
    }

    [Fact]
    public async Task Stack_with_an_output_that_is_not_one_is_refused_by_name() =>
        Assert.Equal(
            "Output(s) 'Plain' have incorrect type. [Output] attributed properties must be instances of Output<T>.",
            (await Assert.ThrowsAsync<RunException>(() => Deployment.TestAsync<Plain>(new EchoMocks()))).Message
        );

    [Fact]
    public async Task Response_that_is_not_an_object_fails_the_run()
    {
        var mocks = new EchoMocks { Answer = _ => ("id", "text") };

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Deployment.TestAsync(mocks, new(), () => _ = new Topic("topic")));

        Assert.Contains("System.String is not a supported argument type", failure.ToString(), StringComparison.Ordinal);
    }

    private sealed class Exporting : Stack
    {
        [Output("name")]
        public Output<string> Name { get; private set; } = Output.Create("exported");
    }

    private sealed class Plain : Stack
    {
        [Output("Plain")]
        public string Text { get; private set; } = "no output";
    }
}
