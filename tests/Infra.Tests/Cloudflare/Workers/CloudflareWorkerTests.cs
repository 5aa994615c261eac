using Infra.Cloudflare.D1;
using Infra.Cloudflare.R2;
using Infra.Cloudflare.Vectorize;
using Infra.Cloudflare.Workers;
using Infra.Quantities;
using Infra.Settings;
using Infra.Tests.Recording;

namespace Infra.Tests.Cloudflare.Workers;

public sealed class CloudflareWorkerTests
{
    private const string Deployment = "cloudflare:index/workersDeployment:WorkersDeployment";
    private const string Version = "cloudflare:index/workerVersion:WorkerVersion";
    private const string Previous = "a1ab6105-a454-41a5-8539-00292c39ae6a";

    private static readonly CloudflareWorkerArgs Minimal = new()
    {
        Account = Neighbours.CloudflareAccount,
        Release = new()
        {
            Name = "1.2.3",
            Bundle = new WorkerBundle(new DeployedFolder("tests/Infra.Tests/Cloudflare/Workers/Bundle")),
            CompatibilityDate = "2025-12-01",
        },
        Rollout = new() { Share = Percentage.Whole },
        Hostname = new WorkerHostname("api.someone.workers.dev"),
    };

    [Fact]
    public async Task Defaults_declare_a_worker_a_version_and_its_deployment() =>
        InventoryFile.Matches("CloudflareWorker.defaults.txt", (await DeclareAsync(_ => Minimal)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "CloudflareWorker.values.txt",
            (
                await DeclareAsync(given =>
                    Minimal with
                    {
                        Release = Minimal.Release with { Secrets = ["API_TOKEN", "CALL_TOKEN"] },
                        Rollout = new() { Share = new Percentage(1_250), PreviousVersion = Previous },
                        Hostname = new WorkerHostname("api.example.com"),
                        StartupBudget = TimeSpan.FromMilliseconds(CloudAnswers.StartupTime),
                        Databases = new Dictionary<string, CloudflareDatabase> { ["DB"] = given.Database },
                        Indexes = new Dictionary<string, VectorIndex> { ["WORDS"] = given.Index },
                        Buckets = new Dictionary<string, CloudflareBucket> { ["BUCKET"] = given.Bucket },
                        Models = "AI",
                        Schedules = ["0 6 * * *", "0 18 * * *"],
                        Tags = ["env:test"],
                    }
                )
            ).ToString()
        );

    [Theory]
    [InlineData("100%", "id of the release 100")]
    [InlineData("99.99%", "id of the release 99.99", $"{Previous} 0.01")]
    [InlineData("50%", "id of the release 50", $"{Previous} 50")]
    [InlineData("0.01%", "id of the release 0.01", $"{Previous} 99.99")]
    [InlineData("0%", $"{Previous} 100")]
    public async Task Shares_add_up_to_100_and_a_zero_share_is_omitted(string share, params string[] versions)
    {
        Assert.True(Percentage.TryParse(share, out var percentage));
        var added = await DeclareAsync(_ =>
            Minimal with
            {
                Rollout = new() { Share = percentage, PreviousVersion = Previous },
            }
        );

        var deployment = added.Single(Deployment);
        var declared = Enumerable
            .Range(0, 3)
            .Where(index => deployment.At($"versions[{index}].versionId") is not null)
            .Select(index =>
                FormattableString.Invariant(
                    $"{deployment.At($"versions[{index}].versionId")} {deployment.At($"versions[{index}].percentage")}"
                )
            )
            .Select(version => version.Replace(added.Single(Version).Name, "the release", StringComparison.Ordinal));
        Assert.Equal(versions, declared);
    }

    [Fact]
    public async Task Version_changes_with_release_code_runtime_or_bindings()
    {
        var releases = new[]
        {
            Minimal.Release,
            Minimal.Release with
            {
                Name = "1.3.0",
            },
            Minimal.Release with
            {
                Bundle = new WorkerBundle(new DeployedFolder("stacks/coccinelle/worker")),
            },
            Minimal.Release with
            {
                CompatibilityDate = "2026-01-01",
            },
            Minimal.Release with
            {
                Secrets = ["API_TOKEN"],
            },
        };

        var names = new List<string>();
        foreach (var release in releases)
        {
            names.Add((await DeclareAsync(_ => Minimal with { Release = release })).Single(Version).Name);
        }

        Assert.Equal(names[0], (await DeclareAsync(_ => Minimal with { Tags = ["env:other"] })).Single(Version).Name);
        Assert.Distinct(names);
        Assert.StartsWith("api-1.2.3-", names[0], StringComparison.Ordinal);
        Assert.StartsWith("api-1.3.0-", names[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bindings_are_in_the_order_of_their_names()
    {
        var version = (
            await DeclareAsync(given =>
                Minimal with
                {
                    Release = Minimal.Release with { Secrets = ["ZEBRA", "AARDVARK"] },
                    Databases = new Dictionary<string, CloudflareDatabase> { ["MOUSE"] = given.Database },
                    Models = "LION",
                }
            )
        ).Single(Version);

        Assert.Equal(
            ["AARDVARK", "LION", "MOUSE", "ZEBRA"],
            version
                .Leaves()
                .Where(leaf =>
                    leaf.Key.StartsWith("bindings", StringComparison.Ordinal) && leaf.Key.EndsWith(".name", StringComparison.Ordinal)
                )
                .Select(leaf => leaf.Value)
        );
    }

    [Fact]
    public async Task Version_that_starts_too_slowly_gets_no_traffic()
    {
        var slow = Minimal with { StartupBudget = TimeSpan.FromMilliseconds(CloudAnswers.StartupTime - 1) };

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Declaration.RunAsync(() => _ = new CloudflareWorker("api", slow)));

        Assert.Matches(
            "INF111 release 1.2.3, version id of api-1.2.3-[0-9a-f]{8}, took 35 ms to start; its budget is 34 ms.\n"
                + "       Fix: do less when modules are loaded, and release that under another name",
            failure.ToString()
        );
    }

    private static Task<Inventory> DeclareAsync(
        Func<(CloudflareDatabase Database, VectorIndex Index, CloudflareBucket Bucket), CloudflareWorkerArgs> args
    ) =>
        Declaration.AddedAsync(
            () => (Neighbours.CloudflareDatabase(), Neighbours.VectorIndex("words", Neighbours.Words), Neighbours.CloudflareBucket()),
            given => _ = new CloudflareWorker("api", args(given))
        );
}
