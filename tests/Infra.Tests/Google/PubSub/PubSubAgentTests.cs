using Infra.Google.PubSub;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.PubSub;

public sealed class PubSubAgentTests
{
    [Fact]
    public async Task Defaults_make_the_agent_before_anything_is_granted_to_it()
    {
        var added = await Declaration.AddedAsync(() => _ = new PubSubAgent("pubsub", new() { Project = "some-project" }));

        Assert.Equal(
            """
            gcp:projects/serviceIdentity:ServiceIdentity pubsub
              project: some-project
              service: pubsub.googleapis.com
            platform:messaging:PubSubAgent pubsub
              outputs: member

            """,
            added.ToString()
        );
    }
}
