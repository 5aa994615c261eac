using Infra.Google.Iam;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.Iam;

public sealed class GitHubFederationTests
{
    private const string Provider = "gcp:iam/workloadIdentityPoolProvider:WorkloadIdentityPoolProvider";

    [Fact]
    public async Task Defaults_declare_a_pool_for_one_repository_of_one_owner() =>
        InventoryFile.Matches("GitHubFederation.defaults.txt", (await DeclareAsync(Args())).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches("GitHubFederation.values.txt", (await DeclareAsync(Args() with { Branch = "trunk" })).ToString());

    [Fact]
    public async Task Owner_and_repository_are_pinned_by_number()
    {
        var provider = (await DeclareAsync(Args())).Single(Provider);

        Assert.Equal("assertion.repository_owner_id == '11' && assertion.repository_id == '22'", provider.At("attributeCondition"));
    }

    [Fact]
    public async Task Environment_is_trusted_only_on_its_branch()
    {
        var provider = (await DeclareAsync(Args())).Single(Provider);

        Assert.Equal(
            "assertion.ref == 'refs/heads/main' && has(assertion.environment) ? assertion.environment : 'none'",
            provider.At("attributeMapping.attribute.protected_environment")
        );
    }

    [Fact]
    public async Task Accounts_are_for_the_repository_or_for_one_environment_of_it()
    {
        var added = await Declaration.AddedAsync(
            () =>
                (
                    Federation: new GitHubFederation("github", Args()),
                    Preview: Neighbours.Identity("preview"),
                    Deploy: Neighbours.Identity("deploy")
                ),
            given =>
            {
                given.Federation.AllowRepository("preview", given.Preview);
                given.Federation.AllowEnvironment("deploy", given.Deploy, "prod");
            }
        );

        const string set = "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/github";
        Assert.Equal(
            $"""
            gcp:serviceaccount/iAMMember:IAMMember deploy-workflows
              member: {set}/attribute.protected_environment/prod
              role: roles/iam.workloadIdentityUser
              serviceAccountId: projects/test-project/serviceAccounts/deploy@test-project.iam.gserviceaccount.com
            gcp:serviceaccount/iAMMember:IAMMember preview-workflows
              member: {set}/attribute.repository_id/22
              role: roles/iam.workloadIdentityUser
              serviceAccountId: projects/test-project/serviceAccounts/preview@test-project.iam.gserviceaccount.com

            """,
            added.ToString()
        );
    }

    private static Task<Inventory> DeclareAsync(GitHubFederationArgs args) =>
        Declaration.AddedAsync(() => _ = new GitHubFederation("github", args));

    private static GitHubFederationArgs Args() =>
        new()
        {
            Settings = new() { OwnerId = "11", RepositoryId = "22" },
        };
}
