namespace Stacks;

/// <summary>The project-wide roles of GitHub workflows; roles that can be granted on a single resource are granted there.</summary>
internal static class GitHubRoles
{
    /// <summary>Roles to read all declared resources and IAM policies, but no secrets, objects or rows.</summary>
    public static readonly IReadOnlyList<string> Preview =
    [
        "roles/artifactregistry.reader",
        "roles/certificatemanager.viewer",
        "roles/cloudbuild.builds.viewer",
        "roles/cloudsql.viewer",
        // This role shows the peering of the network; the next one does not.
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
        // Requests count against the project's quota (gcp:userProjectOverride), and are rejected without this role.
        "roles/serviceusage.serviceUsageConsumer",
        "roles/serviceusage.serviceUsageViewer",
        "roles/storage.bucketViewer",
    ];

    /// <summary>
    /// Roles for routine changes. Only people create and delete service accounts, grants, APIs, networks, databases and secrets: anyone who
    /// can grant roles can grant themselves every role.
    /// </summary>
    public static readonly IReadOnlyList<string> Deploy =
    [
        .. Preview,
        "roles/cloudbuild.builds.editor",
        "roles/cloudsql.editor",
        // No narrower role can change a URL map, which a cut-over requires.
        "roles/compute.loadBalancerAdmin",
        "roles/monitoring.editor",
        "roles/pubsub.editor",
        "roles/redis.editor",
        "roles/run.developer",
        "roles/secretmanager.secretVersionManager",
    ];
}
