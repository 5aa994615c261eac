using Infra.Google.ArtifactRegistry;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.ArtifactRegistry;

public sealed class ImageRegistryTests
{
    private const string Repository = "gcp:artifactregistry/repository:Repository";

    [Fact]
    public async Task Defaults_declare_a_registry_whose_tags_never_move_and_that_deletes_nothing_yet() =>
        InventoryFile.Matches("ImageRegistry.defaults.txt", (await DeclareAsync(Args())).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "ImageRegistry.values.txt",
            (
                await DeclareAsync(
                    Args() with
                    {
                        Settings = new() { DeleteImages = true },
                        Labels = new Dictionary<string, string>(Neighbours.Labels),
                    }
                )
            ).ToString()
        );

    [Fact]
    public async Task Rollback_images_are_kept_and_only_untagged_images_are_deleted()
    {
        var registry = (await DeclareAsync(Args())).Single(Repository);

        Assert.Equal(
            ("KEEP", 10.0),
            (registry.At("cleanupPolicies[0].action"), registry.At("cleanupPolicies[0].mostRecentVersions.keepCount"))
        );
        Assert.Equal(
            ("DELETE", "UNTAGGED", "2592000s"),
            (
                registry.At("cleanupPolicies[1].action"),
                registry.At("cleanupPolicies[1].condition.tagState"),
                registry.At("cleanupPolicies[1].condition.olderThan")
            )
        );
        Assert.Null(registry.At("cleanupPolicies[2].action"));
    }

    [Fact]
    public async Task Grants_are_to_one_account_each_and_on_this_registry_alone()
    {
        var added = await Declaration.AddedAsync(
            () =>
                (
                    Registry: new ImageRegistry("images", Args()),
                    Reader: Neighbours.Identity("reader"),
                    Writer: Neighbours.Identity("writer")
                ),
            given =>
            {
                given.Registry.AllowReading("reader", given.Reader);
                given.Registry.AllowWriting("writer", given.Writer);
            }
        );

        Assert.Equal(
            """
            gcp:artifactregistry/repositoryIamMember:RepositoryIamMember reader-image
              location: europe-west1
              member: serviceAccount:reader@test-project.iam.gserviceaccount.com
              repository: images
              role: roles/artifactregistry.reader
            gcp:artifactregistry/repositoryIamMember:RepositoryIamMember writer-images
              location: europe-west1
              member: serviceAccount:writer@test-project.iam.gserviceaccount.com
              repository: images
              role: roles/artifactregistry.writer

            """,
            added.ToString()
        );
    }

    private static Task<Inventory> DeclareAsync(ImageRegistryArgs args) =>
        Declaration.AddedAsync(() => _ = new ImageRegistry("images", args));

    private static ImageRegistryArgs Args() =>
        new()
        {
            Project = "some-project",
            Region = Neighbours.Region,
            Settings = new() { DeleteImages = false },
            Description = "Some images",
        };
}
