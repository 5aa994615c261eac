using Engine.Isolation;

namespace Engine.Hosts.DotNet;

/// <summary>The environment of a build: the locations of its tools and packages, and no credentials unless the caller names them.</summary>
internal static class BuildEnvironment
{
    /// <summary>The tools' settings that contain no secret.</summary>
    private static readonly string[] Passed = ["NUGET_CERT_REVOCATION_MODE", "SSL_CERT_DIR", "SSL_CERT_FILE"];

    /// <summary>Returns the variables that determine what a build reads: all except the folders of a single build.</summary>
    /// <param name="named">The caller's variables that are passed to the build.</param>
    public static IReadOnlyDictionary<string, string> Recorded(IEnumerable<string> named) =>
        Variables("", Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? "", named);

    /// <param name="home">The build's home directory and temporary folder.</param>
    /// <param name="packages">The folder that packages are unpacked to.</param>
    /// <param name="named">The caller's variables that are passed to the build.</param>
    public static Dictionary<string, string> Variables(string home, string packages, IEnumerable<string> named)
    {
        var variables = new Dictionary<string, string>(BaseEnvironment.Variables(home), StringComparer.Ordinal)
        {
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "0",
            ["DOTNET_NOLOGO"] = "1",
            ["NUGET_PACKAGES"] = packages,
            // A build server would outlive the command, and another build would run in it.
            ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
            // The relay does not connect to certificate authorities, so revocation cannot be checked online.
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
