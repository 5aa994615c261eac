using Infra.Tests.Plans;

namespace Infra.Tests.Stacks;

/// <summary>The permissions of GitHub workflows: every grant of both accounts, individually.</summary>
[Collection(StackPlans.Collection)]
public sealed class DeploymentTests(StackPlans plans)
{
    private const string Preview = "github-preview";
    private const string Deploy = "github-deploy";

    private static readonly string[] Looking =
    [
        "roles/artifactregistry.reader",
        "roles/certificatemanager.viewer",
        "roles/cloudbuild.builds.viewer",
        "roles/cloudsql.viewer",
        "roles/compute.networkViewer",
        "roles/compute.viewer",
        "roles/iam.securityReviewer",
        "roles/iam.serviceAccountViewer",
        "roles/iam.workloadIdentityPoolViewer",
        "roles/monitoring.viewer",
        "roles/pubsub.viewer",
        "roles/redis.viewer",
        "roles/run.viewer",
        "roles/secretmanager.viewer",
        "roles/serviceusage.serviceUsageConsumer",
        "roles/serviceusage.serviceUsageViewer",
        "roles/storage.bucketViewer",
    ];

    private static readonly string[] Changing =
    [
        "roles/cloudbuild.builds.editor",
        "roles/cloudsql.editor",
        "roles/compute.loadBalancerAdmin",
        "roles/monitoring.editor",
        "roles/pubsub.editor",
        "roles/redis.editor",
        "roles/run.developer",
        "roles/secretmanager.secretVersionManager",
    ];

    private static readonly string[] Generated =
    [
        "emergence-postgres-app-password",
        "emergence-postgres-migrator-password",
        "emergence-redis-auth",
        "emergence-redis-ca",
        "emergence-redis-host",
        "emergence-redis-port",
    ];

    /// <summary>The accounts that services, jobs, subscriptions and builds run as.</summary>
    private static readonly string[] Runtimes =
    [
        "agent-tasks-push",
        "anima-worker",
        "emergence-app",
        "emergence-app-old",
        "emergence-build",
        "emergence-migrate",
        "neo-worker",
        "nexus-worker",
        .. PhoenixParts.Phases.Keys,
    ];

    [Theory]
    [InlineData("staging", Preview)]
    [InlineData("prod", Preview)]
    [InlineData("staging", Deploy)]
    [InlineData("prod", Deploy)]
    public void Account_has_exactly_these_roles(string stack, string account)
    {
        var project = (string)plans[stack].Single(GcpTypes.ProjectMember, $"{Deploy}-run.developer").At("project")!;
        var isDeploy = account == Deploy;
        var onBucket = isDeploy ? "roles/storage.objectUser" : "roles/storage.objectViewer";
        IEnumerable<string> expected =
        [
            .. Looking.Concat(isDeploy ? Changing : []).Select(role => $"{project} {role}"),
            .. Generated.Select(secret => $"projects/{project}/secrets/{secret} roles/secretmanager.secretAccessor"),
            .. isDeploy ? Runtimes.Select(name => $"{Account(project, name)} roles/iam.serviceAccountUser") : [],
            $"{project}-emergence-migrate {onBucket}",
            $"{project}-pulumi-state {onBucket}",
        ];

        var granted = plans[stack].Resources.Where(grant => grant.At("member") is string member && IsFor(account, member));

        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            granted.Select(grant => $"{On(grant)} {grant.At("role")}").Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Deployment_is_for_the_branch_and_the_environment_and_a_preview_for_the_repository(string stack)
    {
        var members = plans
            .GitHub(stack)
            .OfType(GcpTypes.AccountMember)
            .Where(grant => grant.At("role") is "roles/iam.workloadIdentityUser")
            .ToDictionary(grant => grant.Name, grant => (string)grant.At("member")!);

        Assert.Equal(2, members.Count);
        Assert.EndsWith($"/workloadIdentityPools/github/attribute.protected_environment/{stack}", members[$"{Deploy}-workflows"]);
        Assert.EndsWith("/workloadIdentityPools/github/attribute.repository_id/0", members[$"{Preview}-workflows"]);
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Federation_is_narrowed_to_one_repository_of_one_owner(string stack) =>
        Assert.Matches(
            "^assertion.repository_owner_id == '[0-9]+' && assertion.repository_id == '[0-9]+'$",
            (string)plans[stack].Single(GcpTypes.Federation).At("attributeCondition")!
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Build_writes_logs_images_and_the_page_and_reads_one_token(string stack)
    {
        var granted = plans[stack].Resources.Where(grant => grant.At("member") is string member && IsFor("emergence-build", member));

        Assert.Equal(
            [
                "emergence roles/artifactregistry.writer",
                "emergence-build roles/logging.logWriter",
                "emergence-settings-token roles/secretmanager.secretAccessor",
                "emergence-site roles/storage.objectUser",
            ],
            granted
                .Select(grant => $"{plans[stack].ByUrn(grant.ReplaceWith.Single()).Name} {grant.At("role")}")
                .Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Returns whether a grant is the only one with an administrator role: no narrower role may change a URL map.</summary>
    internal static bool Administers(PlannedResource grant) => grant.Name == $"{Deploy}-compute.loadBalancerAdmin";

    private static bool IsFor(string account, string member) => member.StartsWith($"serviceAccount:{account}@", StringComparison.Ordinal);

    private static string Account(string project, string name) =>
        $"projects/{project}/serviceAccounts/{name}@{project}.iam.gserviceaccount.com";

    private static object? On(PlannedResource grant) =>
        grant.At("project") ?? grant.At("serviceAccountId") ?? grant.At("secretId") ?? grant.At("bucket") ?? grant.At("repository");
}
