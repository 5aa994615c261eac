using Infra.Google.Memorystore;
using Infra.Google.Network;
using Infra.Quantities;
using Infra.Tests.Recording;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Tests.Google.Memorystore;

public sealed class MemorystoreCacheTests
{
    private const string Instance = "gcp:redis/instance:Instance";

    [Fact]
    public async Task Defaults_declare_a_cache_and_four_secrets() =>
        InventoryFile.Matches("MemorystoreCache.defaults.txt", (await DeclareAsync(Neighbours.SmallCache)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "MemorystoreCache.values.txt",
            (
                await DeclareAsync(
                    new()
                    {
                        Tier = MemorystoreTier.StandardHa,
                        Memory = new Gibibytes(5),
                        Protect = true,
                    },
                    labelled: true
                )
            ).ToString()
        );

    [Theory]
    [InlineData(MemorystoreTier.Basic, true)]
    [InlineData(MemorystoreTier.StandardHa, false)]
    public async Task Cache_has_password_encryption_and_the_networks_own_peering_whatever_the_settings(MemorystoreTier tier, bool protect)
    {
        var cache = (await DeclareAsync(Neighbours.SmallCache with { Tier = tier, Protect = protect })).Single(Instance);

        Assert.Equal(true, cache.At("authEnabled"));
        Assert.Equal("SERVER_AUTHENTICATION", cache.At("transitEncryptionMode"));
        Assert.Equal("PRIVATE_SERVICE_ACCESS", cache.At("connectMode"));
        Assert.Equal("net-managed-services", cache.At("reservedIpRange"));
        Assert.Equal(protect, cache.At("deletionProtection"));
    }

    [Fact]
    public async Task Connection_string_is_secret_and_names_host_port_and_password()
    {
        MemorystoreCache? cache = null;
        await Declaration.RunAsync(() => cache = Create(Neighbours.Network(), Neighbours.SmallCache, []));

        Assert.True(await Output.IsSecretAsync(cache!.ConnectionString));
        Assert.Equal("rediss://:password of cache@10.11.0.4:6378/0", await OutputUtilities.GetValueAsync(cache.ConnectionString));
    }

    [Fact]
    public async Task GrantTo_lets_one_account_read_each_of_the_four()
    {
        var added = await Declaration.AddedAsync(
            () => (Cache: Create(Neighbours.Network(), Neighbours.SmallCache, []), Reader: Neighbours.Identity()),
            given =>
                Assert.Equal(["REDIS_AUTH", "REDIS_CA", "REDIS_HOST", "REDIS_PORT"], given.Cache.GrantTo("app", given.Reader).Keys.Order())
        );

        Assert.Equal(
            ["cache-auth-app", "cache-ca-app", "cache-host-app", "cache-port-app"],
            added.Resources.Select(resource => resource.Name)
        );
        Assert.All(added.Resources, grant => Assert.Equal("roles/secretmanager.secretAccessor", grant.At("role")));
    }

    private static Task<Inventory> DeclareAsync(MemorystoreSettings settings, bool labelled = false) =>
        Declaration.AddedAsync(
            Neighbours.Network,
            network => _ = Create(network, settings, labelled ? new Dictionary<string, string>(Neighbours.Labels) : [])
        );

    private static MemorystoreCache Create(PrivateNetwork network, MemorystoreSettings settings, InputMap<string> labels) =>
        new(
            "cache",
            new()
            {
                Region = Neighbours.Region,
                Network = network,
                Settings = settings,
                Labels = labels,
            }
        );
}
