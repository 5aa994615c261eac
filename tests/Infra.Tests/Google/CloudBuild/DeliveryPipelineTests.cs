using Infra.Google.CloudBuild;
using Infra.Google.Iam;
using Infra.Google.SecretManager;
using Infra.Tests.Recording;
using Pulumi;

namespace Infra.Tests.Google.CloudBuild;

public sealed class DeliveryPipelineTests
{
    private const string Trigger = "gcp:cloudbuild/trigger:Trigger";

    private static readonly BuildStep Build = new("build", "docker.io/library/builder", "#!/bin/sh\nmake\n");

    [Fact]
    public async Task Defaults_declare_a_trigger_for_pushes_to_main_under_an_account_of_its_own() =>
        InventoryFile.Matches("DeliveryPipeline.defaults.txt", (await DeclareAsync(Args)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "DeliveryPipeline.values.txt",
            (
                await DeclareAsync(given =>
                    Args(given) with
                    {
                        Branch = "release/1.x",
                        Settings = Settings(approval: true),
                        Steps =
                        [
                            Build,
                            Build with
                            {
                                Name = "publish",
                                Variables = new Dictionary<string, Input<string>> { ["SECOND"] = "2", ["FIRST"] = "$COMMIT_SHA" },
                                ReadsToken = true,
                            },
                        ],
                    }
                )
            ).ToString()
        );

    [Fact]
    public async Task Only_steps_that_request_the_token_receive_it()
    {
        var trigger = (
            await DeclareAsync(given => Args(given) with { Steps = [Build, Build with { Name = "publish", ReadsToken = true }] })
        ).Single(Trigger);

        Assert.Null(trigger.At("build.steps[0].secretEnvs[0]"));
        Assert.Equal("TOKEN", trigger.At("build.steps[1].secretEnvs[0]"));
    }

    [Fact]
    public async Task Branch_is_the_whole_of_a_name()
    {
        var trigger = (await DeclareAsync(given => Args(given) with { Branch = "release/1.x" })).Single(Trigger);

        Assert.Equal(@"^release/1\.x$", trigger.At("github.push.branch"));
    }

    private static Task<Inventory> DeclareAsync(Func<Surroundings, DeliveryPipelineArgs> args) =>
        Declaration.AddedAsync(Given, given => _ = new DeliveryPipeline("delivery", args(given)));

    private static Surroundings Given()
    {
        var builder = Neighbours.Identity("builder");
        return new Surroundings(builder, new StoredSecret("token", new() { Region = Neighbours.Region }).GrantTo("builder", builder));
    }

    private static DeliveryPipelineArgs Args(Surroundings given) =>
        new()
        {
            Project = CloudAnswers.Project,
            Region = Neighbours.Region,
            Settings = Settings(approval: false),
            Identity = given.Builder,
            Token = given.Token,
            Steps = [Build],
        };

    private static DeliveryPipelineSettings Settings(bool approval) =>
        new()
        {
            Source = "owner/some.app",
            SettingsRepository = "owner/settings",
            TokenVersion = 1,
            Approval = approval,
        };

    private sealed record Surroundings(WorkloadIdentity Builder, SecretAccess Token);
}
