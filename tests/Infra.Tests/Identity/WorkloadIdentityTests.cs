using Infra.Identity;
using Infra.Tests.Recording;

namespace Infra.Tests.Identity;

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
    public async Task Roles_none_leave_an_account_that_may_do_nothing()
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
