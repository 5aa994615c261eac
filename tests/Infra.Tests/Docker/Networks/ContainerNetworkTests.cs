using Infra.Docker.Networks;
using Infra.Tests.Recording;

namespace Infra.Tests.Docker.Networks;

public sealed class ContainerNetworkTests
{
    [Fact]
    public async Task Internal_network_has_no_external_route() =>
        InventoryFile.Matches(
            "ContainerNetwork.internal.txt",
            (await Declaration.AddedAsync(() => _ = new ContainerNetwork("inside", new() { IsInternal = true }))).ToString()
        );

    [Fact]
    public async Task External_network_reaches_the_internet_but_no_neighbor() =>
        InventoryFile.Matches(
            "ContainerNetwork.outside.txt",
            (
                await Declaration.AddedAsync(() =>
                    _ = new ContainerNetwork("outside", new() { IsInternal = false, Labels = Neighbours.Labels })
                )
            ).ToString()
        );
}
