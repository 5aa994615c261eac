using Infra.Google.PubSub;
using Moq;
using Pulumi;
using Pulumi.Gcp.Storage;
using Pulumi.Testing;

namespace Infra.Tests.Recording;

public sealed class RecordingMocksTests
{
    [Fact]
    public async Task Type_without_a_recorded_answer_fails_with_the_entry_to_add()
    {
        var failure = await Assert.ThrowsAsync<RunException>(() =>
            Declaration.RunAsync(() => _ = new CustomResource("gcp:some/new:Type", "first", ResourceArgs.Empty, null))
        );

        Assert.Contains(
            "gcp:some/new:Type first: no answer is known for this type; add one to CloudAnswers.",
            failure.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Resource_is_recorded_with_what_it_was_given()
    {
        var mocks = await Declaration.RunAsync(() => _ = new Bucket("some", new() { Location = "EU" }));

        var bucket = Assert.Single(mocks.Resources);
        Assert.Equal(("gcp:storage/bucket:Bucket some", "EU"), (bucket.Key, bucket.At("location")));
        Assert.Null(bucket.At("name"));
    }

    [Fact]
    public async Task Component_asks_the_engine_for_itself_and_its_children_and_nothing_else()
    {
        var engine = new Mock<IMocks>(MockBehavior.Strict);
        Expect(engine, "platform:messaging:PubSubAgent");
        Expect(engine, "gcp:projects/serviceIdentity:ServiceIdentity");
        engine.Setup(mocks => mocks.RegisterResourceOutputs(It.IsAny<MockRegisterResourceOutputsRequest>())).Returns(Task.CompletedTask);

        await Deployment.TestAsync(
            engine.Object,
            new TestOptions(),
            () => _ = new PubSubAgent("pubsub", new() { Project = "some-project" })
        );

        engine.Verify(mocks => mocks.NewResourceAsync(It.IsAny<MockResourceArgs>()), Times.Exactly(2));
        engine.Verify(mocks =>
            mocks.RegisterResourceOutputs(It.Is<MockRegisterResourceOutputsRequest>(request => request.Outputs.ContainsKey("member")))
        );
    }

    private static void Expect(Mock<IMocks> engine, string type) =>
        engine
            .Setup(mocks => mocks.NewResourceAsync(It.Is<MockResourceArgs>(args => args.Type == type && args.Name == "pubsub")))
            .ReturnsAsync(("pubsub", new Dictionary<string, object> { ["member"] = "serviceAccount:agent" }));
}
