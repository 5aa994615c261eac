using Infra.Docker.Networks;
using Infra.Docker.Redis;
using Infra.Tests.Recording;

namespace Infra.Tests.Docker.Redis;

public sealed class RedisPairTests
{
    private const string Type = "docker:index/container:Container";

    [Fact]
    public async Task Defaults_declare_a_master_and_a_replica_of_it() =>
        InventoryFile.Matches("RedisPair.defaults.txt", (await DeclareAsync(Args)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "RedisPair.values.txt",
            (await DeclareAsync(network => Args(network) with { Replica = DockerNeighbours.Large, Labels = Neighbours.Labels })).ToString()
        );

    [Fact]
    public async Task Master_persists_acknowledged_writes_and_the_replica_follows()
    {
        var added = await DeclareAsync(Args);

        Assert.Contains("appendonly yes", Configuration(added, "store-master"), StringComparison.Ordinal);
        Assert.Contains("replicaof redis-master 6379", Configuration(added, "store-replica"), StringComparison.Ordinal);
        Assert.Equal("redis-master", added.Single(Type, "store-master").At("networksAdvanced[0].aliases[0]"));
    }

    [Fact]
    public async Task Each_keeps_its_data_in_a_volume_of_its_own()
    {
        var added = await DeclareAsync(Args);

        foreach (var name in new[] { "store-master", "store-replica" })
        {
            var container = added.Single(Type, name);
            Assert.Equal(("/data", $"{name}-data"), (container.At("volumes[0].containerPath"), container.At("volumes[0].volumeName")));
        }
    }

    private static string Configuration(Inventory added, string container) =>
        (string)added.Single(Type, $"{container}-configuration").At("uploads[0].content")!;

    private static Task<Inventory> DeclareAsync(Func<ContainerNetwork, RedisPairArgs> args) =>
        Declaration.AddedAsync(DockerNeighbours.Internal, network => _ = new RedisPair("store", args(network)));

    private static RedisPairArgs Args(ContainerNetwork network) =>
        new()
        {
            Master = DockerNeighbours.Small,
            Replica = DockerNeighbours.Small,
            Network = network,
            Protect = false,
        };
}
