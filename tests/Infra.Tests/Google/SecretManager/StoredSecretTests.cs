using Infra.Google.SecretManager;
using Infra.Tests.Recording;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Tests.Google.SecretManager;

public sealed class StoredSecretTests
{
    [Fact]
    public async Task Defaults_declare_a_secret_without_a_version()
    {
        var added = await Declaration.AddedAsync(() => _ = new StoredSecret("key", new() { Region = Neighbours.Region }));

        Assert.Equal(
            """
            gcp:secretmanager/secret:Secret key
              labels: {}
              replication.userManaged.replicas[0].location: europe-west1
              secretId: key
              versionDestroyTtl: 604800s
            platform:secrets:StoredSecret key
              outputs: secretId

            """,
            added.ToString()
        );
    }

    [Fact]
    public async Task Values_declare_labels_and_a_version_that_outlives_its_successor()
    {
        var added = await Declaration.AddedAsync(() => _ = Full());

        Assert.Equal(
            """
            gcp:secretmanager/secret:Secret key
              labels.component: sample
              labels.env: test
              replication.userManaged.replicas[0].location: europe-west1
              secretId: key
              versionDestroyTtl: 604800s
            gcp:secretmanager/secretVersion:SecretVersion key
              deletionPolicy: DISABLE
              secret: projects/test-project/secrets/key
              secretData: a value
            platform:secrets:StoredSecret key
              outputs: secretId

            """,
            added.ToString()
        );
    }

    [Fact]
    public async Task GrantTo_lets_one_account_read_one_secret()
    {
        var added = await Declaration.AddedAsync(
            () => (Secret: Full(), Reader: Neighbours.Identity()),
            given => given.Secret.GrantTo("runtime", given.Reader)
        );

        Assert.Equal(
            """
            gcp:secretmanager/secretIamMember:SecretIamMember key-runtime
              member: serviceAccount:runtime@test-project.iam.gserviceaccount.com
              role: roles/secretmanager.secretAccessor
              secretId: projects/test-project/secrets/key

            """,
            added.ToString()
        );
    }

    [Theory]
    [InlineData(true, "1", 2)]
    [InlineData(false, "3", 1)]
    public async Task GrantTo_returns_the_version_and_its_dependencies(bool hasValue, string version, int prerequisites)
    {
        SecretAccess? access = null;
        await Declaration.RunAsync(() =>
        {
            var secret = hasValue ? Full() : new StoredSecret("key", new() { Region = Neighbours.Region, AddedVersion = 3 });
            access = secret.GrantTo("runtime", Neighbours.Identity());
        });

        Assert.Equal(version, await OutputUtilities.GetValueAsync(access!.Version));
        Assert.Equal("key", await OutputUtilities.GetValueAsync(access.SecretId));
        Assert.Equal(prerequisites, access.Prerequisites.Count);
    }

    private static StoredSecret Full() =>
        new(
            "key",
            new()
            {
                Region = Neighbours.Region,
                Labels = new Dictionary<string, string>(Neighbours.Labels),
                Value = Output.CreateSecret("a value"),
            }
        );
}
