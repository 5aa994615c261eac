using System.Text.RegularExpressions;
using Infra.Google.SecretManager;
using Infra.Settings;

namespace Infra.Google.CloudBuild;

/// <summary>The settings of a delivery pipeline that differ between environments.</summary>
public sealed partial record DeliveryPipelineSettings
{
    private const string RepositoryDescription = "a GitHub repository, owner/name";

    /// <summary>The repository to build, <c>owner/name</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The repository that stores the image settings, <c>owner/name</c>.</summary>
    public required string SettingsRepository { get; init; }

    /// <summary>The version of the push token, added out of band.</summary>
    /// <value>1 to 9,999.</value>
    public required int TokenVersion { get; init; }

    /// <summary>Whether each build requires approval.</summary>
    public required bool Approval { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
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
