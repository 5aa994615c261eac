using Infra.Docker.Volumes;
using Infra.Tests.Recording;

namespace Infra.Tests.Docker.Volumes;

public sealed class PersistentVolumeTests
{
    [Fact]
    public async Task Volume_has_its_name_on_the_host_and_its_labels() =>
        InventoryFile.Matches(
            "PersistentVolume.txt",
            (
                await Declaration.AddedAsync(() => _ = new PersistentVolume("data", new() { Protect = true, Labels = Neighbours.Labels }))
            ).ToString()
        );
}
