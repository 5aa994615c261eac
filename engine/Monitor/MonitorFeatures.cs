using Engine.Projects;
using Pulumirpc;

namespace Engine.Monitor;

/// <summary>
/// The protocol features that this engine supports. A program asks before it relies on a feature, so the answer must be accurate.
/// </summary>
internal static class MonitorFeatures
{
    /// <summary>The features by name, as older SDKs ask for them, and by protocol number.</summary>
    private static readonly Dictionary<string, int> Supported = new(StringComparer.Ordinal)
    {
        ["secrets"] = 0,
        ["resourceReferences"] = 1,
        ["outputValues"] = 2,
        ["aliasSpecs"] = 3,
        ["replacementTrigger"] = 4,
        ["deletedWith"] = 5,
        ["replaceWith"] = 6,
    };

    public static bool Has(string feature) => Supported.ContainsKey(feature);

    public static DeploymentInfo Describe(DeploymentSettings settings) =>
        new()
        {
            Project = settings.Project,
            Stack = settings.Stack,
            Organization = DeploymentDefaults.Organization,
            Config = { settings.Config.ToDictionary() },
            ConfigSecretKeys = { settings.SecretKeys.Order(StringComparer.Ordinal) },
            DryRun = true,
            Parallel = DeploymentDefaults.Parallel,
            SupportedFeatures = { Supported.Values },
        };
}

/// <summary>The deployment properties that a program sees by default.</summary>
internal static class DeploymentDefaults
{
    /// <summary>The organization of a file backend, the backend that this engine resembles most.</summary>
    public const string Organization = "organization";

    /// <summary>The maximum number of parallel operations; a preview performs none, and a program only passes the value on.</summary>
    public const int Parallel = 16;
}
