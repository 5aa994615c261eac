using Infra.Google.CloudRun;
using Infra.Google.Iam;
using Infra.Google.SecretManager;
using Infra.Quantities;
using Infra.Tests.Recording;
using Pulumi;

namespace Infra.Tests.Google.CloudRun;

public sealed class CloudRunWorkerPoolTests
{
    private const string Pool = "gcp:cloudrunv2/workerPool:WorkerPool";

    private static readonly CloudRunWorkerPoolSettings Small = new()
    {
        Image = Neighbours.Image,
        Revision = ServingRevision.Latest,
        Cpus = 1,
        Memory = new Mebibytes(512),
        Instances = 1,
        Protect = false,
    };

    private static readonly CloudRunWorkerPoolSettings Large = new()
    {
        Image = Neighbours.Image,
        Revision = ServingRevision.Latest,
        Cpus = 4,
        Memory = new Mebibytes(2_048),
        Instances = 3,
        Protect = true,
    };

    [Fact]
    public async Task Defaults_declare_a_pool_without_variables() =>
        InventoryFile.Matches("CloudRunWorkerPool.defaults.txt", (await DeclareAsync(given => Args(given, Small))).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches("CloudRunWorkerPool.values.txt", (await DeclareAsync(given => Full(given))).ToString());

    [Fact]
    public async Task Instance_count_is_fixed()
    {
        var scaling = (await DeclareAsync(given => Full(given)))
            .Single(Pool)
            .Leaves()
            .Where(leaf => leaf.Key.Contains("scaling", StringComparison.OrdinalIgnoreCase));

        Assert.Equal(
            [("scaling.manualInstanceCount", 3.0), ("scaling.scalingMode", "MANUAL")],
            scaling.Select(leaf => (leaf.Key, leaf.Value!))
        );
    }

    [Fact]
    public async Task Pool_with_zero_instances_is_declared_but_idle()
    {
        var pool = (await DeclareAsync(given => Args(given, Small with { Instances = 0 }))).Single(Pool);

        Assert.Equal(0.0, pool.At("scaling.manualInstanceCount"));
    }

    [Fact]
    public async Task Pool_has_no_port_no_probe_and_no_volume()
    {
        var paths = (await DeclareAsync(given => Full(given))).Single(Pool).Leaves().Keys;

        Assert.DoesNotContain(paths, path => path.Contains("port", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(paths, path => path.Contains("probe", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(paths, path => path.Contains("volume", StringComparison.OrdinalIgnoreCase));
    }

    private static Task<Inventory> DeclareAsync(Func<Surroundings, CloudRunWorkerPoolArgs> args) =>
        Declaration.AddedAsync(Given, given => _ = new CloudRunWorkerPool("consumer", args(given)));

    private static Surroundings Given()
    {
        var secret = new StoredSecret("key", new() { Region = Neighbours.Region });
        var identity = Neighbours.Identity();
        return new Surroundings(identity, secret.GrantTo("runtime", identity));
    }

    private static CloudRunWorkerPoolArgs Args(Surroundings given, CloudRunWorkerPoolSettings settings) =>
        new()
        {
            Region = Neighbours.Region,
            Identity = given.Identity,
            Settings = settings,
        };

    private static CloudRunWorkerPoolArgs Full(Surroundings given) =>
        Args(given, Large) with
        {
            Variables = new Dictionary<string, Input<string>> { ["SECOND"] = "2", ["FIRST"] = "1" },
            Secrets = new Dictionary<string, SecretAccess> { ["KEY"] = given.Access },
            Labels = new Dictionary<string, string>(Neighbours.Labels),
        };

    private sealed record Surroundings(WorkloadIdentity Identity, SecretAccess Access);
}
