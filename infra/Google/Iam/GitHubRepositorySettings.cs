using Infra.Settings;

namespace Infra.Google.Iam;

/// <summary>The GitHub repository whose workflows can act in a project, identified by numbers that cannot be reassigned.</summary>
public sealed record GitHubRepositorySettings
{
    /// <summary>The owner's number, <c>gh api repos/OWNER/NAME --jq .owner.id</c>.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The repository's number, <c>gh api repos/OWNER/NAME --jq .id</c>.</summary>
    public required string RepositoryId { get; init; }

    /// <summary>
    /// Reads these settings from the stack's configuration. Zero is a placeholder for an unknown number and can be previewed but not
    /// deployed.
    /// </summary>
    public static GitHubRepositorySettings Read(SettingsSection section) =>
        new() { OwnerId = Id(section, "ownerId", ".owner.id"), RepositoryId = Id(section, "repositoryId", ".id") };

    private static string Id(SettingsSection section, string key, string path)
    {
        var id = section.Digits(key, "GitHub's number, digits only");
        if (id == "0")
        {
            section.RefuseToDeploy(
                key,
                "is 0, a placeholder; a deployment needs the number that GitHub assigned.",
                $"\"$(gh api repos/<owner>/<name> --jq {path})\""
            );
        }

        return id;
    }
}
