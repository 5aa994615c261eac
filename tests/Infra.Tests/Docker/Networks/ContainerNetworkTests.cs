using Infra.Docker.Networks;
using Infra.Tests.Recording;

namespace Infra.Tests.Docker.Networks;

public sealed class ContainerNetworkTests
{
    [Fact]
    public async Task Internal_network_leads_nowhere_else() =>
        InventoryFile.Matches(
            "ContainerNetwork.internal.txt",
            (await Declaration.AddedAsync(() => _ = new ContainerNetwork("inside", new() { IsInternal = true }))).ToString()
        );

    [Fact]
    public async Task Other_network_leads_out_and_to_no_neighbour() =>
        InventoryFile.Matches(
            "ContainerNetwork.outside.txt",
            (
                await Declaration.AddedAsync(() =>
                    _ = new ContainerNetwork("outside", new() { IsInternal = false, Labels = Neighbours.Labels })
                )
            ).ToString()
        );
}
