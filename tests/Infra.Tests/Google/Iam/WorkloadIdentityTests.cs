using Infra.Google.Iam;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.Iam;

public sealed class WorkloadIdentityTests
{
    [Fact]
    public async Task Defaults_declare_an_account_that_writes_logs_and_metrics()
    {
        var added = await Declaration.AddedAsync(() =>
            _ = new WorkloadIdentity("app", new() { Project = "some-project", DisplayName = "An app" })
        );

        Assert.Equal(
            """
            gcp:projects/iAMMember:IAMMember app-logging.logWriter
              member: serviceAccount:app@test-project.iam.gserviceaccount.com
              project: some-project
              role: roles/logging.logWriter
            gcp:projects/iAMMember:IAMMember app-monitoring.metricWriter
              member: serviceAccount:app@test-project.iam.gserviceaccount.com
              project: some-project
              role: roles/monitoring.metricWriter
            gcp:serviceaccount/account:Account app
              accountId: app
              displayName: An app
            platform:identity:WorkloadIdentity app
              outputs: email

            """,
            added.ToString()
        );
    }

    [Fact]
    public async Task Values_replace_the_default_roles()
    {
        var added = await Declaration.AddedAsync(() =>
            _ = new WorkloadIdentity(
                "app",
                new()
                {
                    Project = "some-project",
                    DisplayName = "An app",
                    ProjectRoles = [ProjectRole.CloudSqlClient],
                }
            )
        );

        Assert.Equal("roles/cloudsql.client", added.Single("gcp:projects/iAMMember:IAMMember").At("role"));
    }

    [Fact]
    public async Task AllowUse_lets_one_deployer_attach_the_account()
    {
        var added = await Declaration.AddedAsync(
            () => (App: Neighbours.Identity("app"), Deployer: Neighbours.Identity("deployer"), Holder: Neighbours.Network()),
            given => given.App.AllowUse("deployer", given.Deployer, given.Holder)
        );

        Assert.Equal(
            """
            gcp:serviceaccount/iAMMember:IAMMember deployer-app
              member: serviceAccount:deployer@test-project.iam.gserviceaccount.com
              role: roles/iam.serviceAccountUser
              serviceAccountId: projects/test-project/serviceAccounts/app@test-project.iam.gserviceaccount.com

            """,
            added.ToString()
        );
    }

    [Fact]
    public async Task GrantOnBucket_grants_one_role_on_a_bucket_that_others_made()
    {
        var added = await Declaration.AddedAsync(
            () => Neighbours.Identity("app"),
            app => app.GrantOnBucket("app-state", "some-bucket", "roles/storage.objectViewer")
        );

        Assert.Equal(
            """
            gcp:storage/bucketIAMMember:BucketIAMMember app-state
              bucket: some-bucket
              member: serviceAccount:app@test-project.iam.gserviceaccount.com
              role: roles/storage.objectViewer

            """,
            added.ToString()
        );
    }

    [Fact]
    public async Task Empty_roles_declare_an_account_without_grants()
    {
        var added = await Declaration.AddedAsync(() =>
            _ = new WorkloadIdentity(
                "app",
                new()
                {
                    Project = "some-project",
                    DisplayName = "An app",
                    ProjectRoles = [],
                }
            )
        );

        Assert.DoesNotContain(added.Resources, resource => resource.Type == "gcp:projects/iAMMember:IAMMember");
    }
}
