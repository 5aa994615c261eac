using Infra.Google.ServiceUsage;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.ServiceUsage;

public sealed class ProjectServicesTests
{
    [Fact]
    public async Task Defaults_declare_one_service_for_each_api_that_stays_when_the_stack_goes()
    {
        var added = await Declaration.AddedAsync(() =>
            _ = new ProjectServices("apis", new() { Project = "some-project", Apis = ["run.googleapis.com", "pubsub.googleapis.com"] })
        );

        Assert.Equal(
            """
            gcp:projects/service:Service apis-pubsub
              disableOnDestroy: false
              project: some-project
              service: pubsub.googleapis.com
            gcp:projects/service:Service apis-run
              disableOnDestroy: false
              project: some-project
              service: run.googleapis.com
            platform:identity:ProjectServices apis
              outputs: none

            """,
            added.ToString()
        );
    }

    [Fact]
    public async Task Empty_api_list_declares_only_the_component()
    {
        var added = await Declaration.AddedAsync(() => _ = new ProjectServices("apis", new() { Project = "some-project", Apis = [] }));

        Assert.Equal("platform:identity:ProjectServices", Assert.Single(added.Resources).Type);
    }
}
