using System.Text.RegularExpressions;
using Infra.Settings;

namespace Stacks;

/// <summary>The formats of names that several systems' settings contain.</summary>
internal static partial class SystemNames
{
    private const string ProjectDescription = "a project's id: 6 to 30 lower-case letters, digits and hyphens";
    public const string RegionDescription = "a region such as europe-west1";
    public const string EnvironmentDescription = "1 to 20 lower-case letters, digits and hyphens";
    public const string DirectoryDescription = "an absolute path without spaces, such as /srv/phoenix/secrets";

    /// <summary>Reads the Google Cloud project of a system, which must match the provider's setting.</summary>
    public static string ReadProject(SettingsSection section) => section.Target("project", Project(), ProjectDescription, "gcp:project");

    /// <summary>Source: https://cloud.google.com/resource-manager/docs/creating-managing-projects (6 to 30 characters).</summary>
    [GeneratedRegex(@"^[a-z][a-z0-9-]{4,28}[a-z0-9]\z", RegexOptions.CultureInvariant)]
    private static partial Regex Project();

    [GeneratedRegex(@"^[a-z]+-[a-z]+[0-9]+\z", RegexOptions.CultureInvariant)]
    public static partial Regex Region();

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,19}\z", RegexOptions.CultureInvariant)]
    public static partial Regex Environment();

    [GeneratedRegex(@"^(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+\z", RegexOptions.CultureInvariant)]
    public static partial Regex Directory();
}
