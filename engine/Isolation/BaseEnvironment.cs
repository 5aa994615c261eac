using System.Collections;

namespace Engine.Isolation;

/// <summary>What the environment of everything that the engine starts consists of: no variable of the caller's passes but these.</summary>
internal static class BaseEnvironment
{
    /// <param name="home">The home and temporary folder of the process.</param>
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
