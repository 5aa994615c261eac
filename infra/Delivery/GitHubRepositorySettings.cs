using Infra.Settings;

namespace Infra.Delivery;

/// <summary>The GitHub repository whose workflows may act in a project, by the numbers that nobody else can get.</summary>
public sealed record GitHubRepositorySettings
{
    /// <summary>The owner's number, <c>gh api repos/OWNER/NAME --jq .owner.id</c>.</summary>
    public required string OwnerId { get; init; }

    /// <summary>The repository's number, <c>gh api repos/OWNER/NAME --jq .id</c>.</summary>
    public required string RepositoryId { get; init; }

    /// <summary>Reads them from the stack's settings. Zero stands in for a number until it is known: previews take it.</summary>
    public static GitHubRepositorySettings Read(SettingsSection section) =>
        new() { OwnerId = Id(section, "ownerId", ".owner.id"), RepositoryId = Id(section, "repositoryId", ".id") };

    private static string Id(SettingsSection section, string key, string path)
    {
        var id = section.Digits(key, "a number of GitHub's, digits alone");
        if (id == "0")
        {
            section.RefuseToDeploy(
                key,
                "is 0, which nobody has; a deployment needs GitHub's own number.",
                $"\"$(gh api repos/<owner>/<name> --jq {path})\""
            );
        }

        return id;
    }
}
