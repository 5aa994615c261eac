using Infra.Cloudflare.D1;
using Infra.Tests.Recording;

namespace Infra.Tests.Cloudflare.D1;

public sealed class CloudflareDatabaseTests
{
    [Fact]
    public async Task Database_is_declared_with_its_name_and_location() =>
        InventoryFile.Matches(
            "CloudflareDatabase.values.txt",
            (await Declaration.AddedAsync(() => _ = Neighbours.CloudflareDatabase())).ToString()
        );
}
