using Infra.Google.Network;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.Network;

public sealed class PrivateNetworkTests
{
    private const string Connection = "gcp:servicenetworking/connection:Connection";

    [Fact]
    public async Task Defaults_declare_network_subnet_range_and_peering() =>
        InventoryFile.Matches("PrivateNetwork.defaults.txt", (await DeclareAsync(Neighbours.Addresses)).ToString());

    [Fact]
    public async Task Values_reach_the_provider()
    {
        var added = await DeclareAsync(
            new()
            {
                Subnet = Neighbours.Range("10.3.128.0/26"),
                ManagedServices = Neighbours.Range("10.4.0.0/16"),
                AbandonPeering = true,
            },
            "us-central1"
        );

        Assert.Equal("10.3.128.0/26", added.Single("gcp:compute/subnetwork:Subnetwork").At("ipCidrRange"));
        Assert.Equal("us-central1", added.Single("gcp:compute/subnetwork:Subnetwork").At("region"));
        Assert.Equal("10.4.0.0", added.Single("gcp:compute/globalAddress:GlobalAddress").At("address"));
        Assert.Equal(16.0, added.Single("gcp:compute/globalAddress:GlobalAddress").At("prefixLength"));
        Assert.Equal("ABANDON", added.Single(Connection).At("deletionPolicy"));
    }

    [Fact]
    public async Task Peering_kept_has_no_deletion_policy() =>
        Assert.Null((await DeclareAsync(Neighbours.Addresses)).Single(Connection).At("deletionPolicy"));

    [Fact]
    public async Task Network_has_no_automatic_subnets() =>
        Assert.Equal(false, (await DeclareAsync(Neighbours.Addresses)).Single("gcp:compute/network:Network").At("autoCreateSubnetworks"));

    [Fact]
    public async Task Subnet_reaches_google_without_leaving_the_network() =>
        Assert.Equal(
            true,
            (await DeclareAsync(Neighbours.Addresses)).Single("gcp:compute/subnetwork:Subnetwork").At("privateIpGoogleAccess")
        );

    private static Task<Inventory> DeclareAsync(PrivateNetworkSettings settings, string region = Neighbours.Region) =>
        Declaration.AddedAsync(() => _ = new PrivateNetwork("net", new() { Region = region, Settings = settings }));
}
