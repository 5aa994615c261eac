using Pulumirpc;

namespace Engine.Monitor;

/// <summary>What this engine does of the protocol. A program asks before it relies on it, so that the answer must be true.</summary>
internal static class MonitorFeatures
{
    /// <summary>By name, as older SDKs ask, and by the protocol's number.</summary>
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

/// <summary>What a program is told where nothing says otherwise.</summary>
internal static class DeploymentDefaults
{
    /// <summary>The organization of a file backend, which is what this engine resembles most.</summary>
    public const string Organization = "organization";

    /// <summary>How many operations may run at a time; a preview has none, and a program only passes it on.</summary>
    public const int Parallel = 16;
}
