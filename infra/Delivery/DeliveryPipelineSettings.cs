using System.Text.RegularExpressions;
using Infra.Secrets;
using Infra.Settings;

namespace Infra.Delivery;

/// <summary>What may differ from one environment's pipeline to another's.</summary>
public sealed partial record DeliveryPipelineSettings
{
    private const string RepositoryDescription = "a GitHub repository, owner/name";

    /// <summary>The repository that is built, <c>owner/name</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The repository whose settings name the images, <c>owner/name</c>.</summary>
    public required string SettingsRepository { get; init; }

    /// <summary>The version of the token with which builds push there, of those added out of band.</summary>
    /// <value>1 to 9,999.</value>
    public required int TokenVersion { get; init; }

    /// <summary>Whether somebody has to approve each build before it starts.</summary>
    public required bool Approval { get; init; }

    /// <summary>Reads them from the stack's settings.</summary>
    public static DeliveryPipelineSettings Read(SettingsSection section) =>
        new()
        {
            Source = section.Text("source", RepositoryForm(), RepositoryDescription),
            SettingsRepository = section.Text("settingsRepository", RepositoryForm(), RepositoryDescription),
            TokenVersion = section.Integer("tokenVersion", StoredSecret.VersionNumbers),
            Approval = section.Flag("approval"),
        };

    /// <summary>Source: https://docs.github.com/en/rest/repos/repos (owner of 1 to 39, name of 1 to 100 characters).</summary>
    [GeneratedRegex(@"^[A-Za-z0-9]([A-Za-z0-9-]{0,37}[A-Za-z0-9])?/[A-Za-z0-9._-]{1,100}\z", RegexOptions.CultureInvariant)]
    private static partial Regex RepositoryForm();
}
