using System.Text.RegularExpressions;
using Infra.Google.Iam;
using Infra.Settings;

namespace Stacks;

/// <summary>The settings of the GitHub access that differ between environments.</summary>
public sealed partial record GitHubSettings : ISystemSettings
{
    private const string BucketDescription = "a bucket's name: 3 to 63 lower-case letters, digits and hyphens";

    /// <summary>The project that workflows can access.</summary>
    public required string Project { get; init; }

    /// <summary>The name of the environment, here and at GitHub.</summary>
    public required string Environment { get; init; }

    /// <summary>The repository of this program.</summary>
    public required GitHubRepositorySettings Repository { get; init; }

    /// <summary>The bucket with the Pulumi state, created before the first deployment.</summary>
    public required string StateBucket { get; init; }

    /// <inheritdoc />
    public IStackSystem Create(string name, IReadOnlyList<IStackSystem> earlier) =>
        new GitHub(name, new() { Settings = this, Systems = [.. earlier.Select(system => system.Parts)] });

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static GitHubSettings Read(SettingsSection section) =>
        new()
        {
            Project = SystemNames.ReadProject(section),
            Environment = section.Text("environment", SystemNames.Environment(), SystemNames.EnvironmentDescription),
            Repository = GitHubRepositorySettings.Read(section.Section("repository")),
            StateBucket = section.Target("stateBucket", Bucket(), BucketDescription),
        };

    /// <summary>Source: https://cloud.google.com/storage/docs/buckets#naming.</summary>
    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Bucket();
}
