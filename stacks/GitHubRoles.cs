namespace Stacks;

/// <summary>What GitHub's workflows may do in the whole project; what a single resource can grant is granted there.</summary>
internal static class GitHubRoles
{
    /// <summary>Looking at everything that is declared, and at who may do what; at no secret, object or row.</summary>
    public static readonly IReadOnlyList<string> Preview =
    [
        "roles/artifactregistry.reader",
        "roles/certificatemanager.viewer",
        "roles/cloudbuild.builds.viewer",
        "roles/cloudsql.viewer",
        // The peering of the network is shown to those of this role and not to those of the next.
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
        // Requests are counted for the project (gcp:userProjectOverride), and are refused to whoever may not have them counted.
        "roles/serviceusage.serviceUsageConsumer",
        "roles/serviceusage.serviceUsageViewer",
        "roles/storage.bucketViewer",
    ];

    /// <summary>
    /// Changing what changes from day to day. Accounts, grants, APIs, networks, databases and secrets are made and deleted by people:
    /// whoever may grant may grant himself anything.
    /// </summary>
    public static readonly IReadOnlyList<string> Deploy =
    [
        .. Preview,
        "roles/cloudbuild.builds.editor",
        "roles/cloudsql.editor",
        // There is no narrower one that may change a URL map, and with it the shares of a cut-over.
        "roles/compute.loadBalancerAdmin",
        "roles/monitoring.editor",
        "roles/pubsub.editor",
        "roles/redis.editor",
        "roles/run.developer",
        "roles/secretmanager.secretVersionManager",
    ];
}
