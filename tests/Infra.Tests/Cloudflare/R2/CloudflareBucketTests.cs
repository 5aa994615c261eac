using Infra.Cloudflare.Account;
using Infra.Cloudflare.R2;
using Infra.Tests.Recording;

namespace Infra.Tests.Cloudflare.R2;

public sealed class CloudflareBucketTests
{
    [Fact]
    public async Task Defaults_declare_a_bucket_that_keeps_everything_but_unfinished_uploads() =>
        InventoryFile.Matches("CloudflareBucket.defaults.txt", (await DeclareAsync(TimeSpan.Zero)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches("CloudflareBucket.values.txt", (await DeclareAsync(TimeSpan.FromDays(30))).ToString());

    private static Task<Inventory> DeclareAsync(TimeSpan retention) =>
        Declaration.AddedAsync(() =>
            _ = new CloudflareBucket(
                "files",
                new()
                {
                    Account = Neighbours.CloudflareAccount,
                    Location = CloudflareLocation.Oc,
                    Retention = retention,
                }
            )
        );
}
