using Engine.Isolation;

namespace Engine.Hosts.DotNet;

/// <summary>What a build gets of the caller's environment: the way to its tools and packages, and no credential but named ones.</summary>
internal static class BuildEnvironment
{
    /// <summary>Settings of the tools that hold no secret.</summary>
    private static readonly string[] Passed = ["NUGET_CERT_REVOCATION_MODE", "SSL_CERT_DIR", "SSL_CERT_FILE"];

    /// <summary>What of it decides whether a build would read something else: all but the folders of one build.</summary>
    /// <param name="named">Variables that the caller lets the build see.</param>
    public static IReadOnlyDictionary<string, string> Recorded(IEnumerable<string> named) =>
        Variables("", Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? "", named);

    /// <param name="home">The build's home and temporary folder.</param>
    /// <param name="packages">Where packages are unpacked.</param>
    /// <param name="named">Variables that the caller lets the build see.</param>
    public static Dictionary<string, string> Variables(string home, string packages, IEnumerable<string> named)
    {
        var variables = new Dictionary<string, string>(BaseEnvironment.Variables(home), StringComparer.Ordinal)
        {
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "0",
            ["DOTNET_NOLOGO"] = "1",
            ["NUGET_PACKAGES"] = packages,
            // A server that a build leaves running outlives the command, and another build would run in it.
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
            // The relay does not connect to certificate authorities.
            ["NUGET_CERT_REVOCATION_MODE"] = "offline",
        };
        foreach (var name in Passed.Concat(named))
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                variables[name] = value;
            }
        }

        return variables;
    }
}
