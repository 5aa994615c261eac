using System.Collections;

namespace Engine.Isolation;

/// <summary>The base environment of every process that the engine starts: no other variable of the caller is passed on.</summary>
internal static class BaseEnvironment
{
    /// <param name="home">The home directory and temporary folder of the process.</param>
    public static Dictionary<string, string> Variables(string home)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LANG"] = "C.UTF-8",
            ["LC_ALL"] = "C.UTF-8",
            ["TZ"] = "UTC",
            ["HOME"] = home,
            ["TMPDIR"] = home,
            ["DOTNET_CLI_HOME"] = home,
        };
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables())
        {
            if (entry.Key is string name && IsAllowed(name))
            {
                variables[name] = (string?)entry.Value ?? "";
            }
        }

        return variables;
    }

    private static bool IsAllowed(string name) =>
        name is "PATH" or "SystemRoot" || name.StartsWith("DOTNET_ROOT", StringComparison.Ordinal);
}
