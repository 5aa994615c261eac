using Infra.Google.LoadBalancing;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.LoadBalancing;

public sealed class StaticSiteTests
{
    private const string Bucket = "gcp:storage/bucket:Bucket";
    private const string BucketMember = "gcp:storage/bucketIAMMember:BucketIAMMember";

    [Fact]
    public async Task Defaults_declare_a_public_bucket_behind_a_cache() =>
        InventoryFile.Matches("StaticSite.defaults.txt", (await DeclareAsync(Args())).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "StaticSite.values.txt",
            (await DeclareAsync(Args() with { Protect = false, Labels = new Dictionary<string, string>(Neighbours.Labels) })).ToString()
        );

    [Fact]
    public async Task Anyone_can_read_an_object_but_not_list_objects()
    {
        var grant = (await DeclareAsync(Args())).Single(BucketMember);

        Assert.Equal(("allUsers", "roles/storage.legacyObjectReader"), (grant.At("member"), grant.At("role")));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Bucket_is_deleted_with_its_objects_only_if_unprotected(bool isProtected, bool goes) =>
        Assert.Equal(goes, (await DeclareAsync(Args() with { Protect = isProtected })).Single(Bucket).At("forceDestroy"));

    [Fact]
    public async Task AllowPublishing_lets_one_account_change_the_files_and_not_the_bucket()
    {
        var added = await Declaration.AddedAsync(
            () => (Site: new StaticSite("site", Args()), Publisher: Neighbours.Identity("builder")),
            given => given.Site.AllowPublishing("builder", given.Publisher)
        );

        Assert.Equal(
            """
            gcp:storage/bucketIAMMember:BucketIAMMember site-builder
              bucket: some-project-site
              member: serviceAccount:builder@test-project.iam.gserviceaccount.com
              role: roles/storage.objectUser

            """,
            added.ToString()
        );
    }

    private static Task<Inventory> DeclareAsync(StaticSiteArgs args) => Declaration.AddedAsync(() => _ = new StaticSite("site", args));

    private static StaticSiteArgs Args() => new() { Project = "some-project", Region = Neighbours.Region };
}
