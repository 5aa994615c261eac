using Infra.Cloudflare.D1;
using Infra.Tests.Recording;

namespace Infra.Tests.Cloudflare.D1;

public sealed class CloudflareDatabaseTests
{
    [Fact]
    public async Task Database_is_declared_by_name_where_it_is_to_be() =>
        InventoryFile.Matches(
            "CloudflareDatabase.values.txt",
            (await Declaration.AddedAsync(() => _ = Neighbours.CloudflareDatabase())).ToString()
        );
}
