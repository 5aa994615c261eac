using Engine.Processes;

namespace Engine.Hosts.DotNet;

/// <summary>The search for the dotnet command.</summary>
internal static class DotNetTool
{
    /// <summary>
    /// Returns the command that runs this process, the one on the path, or the one of the installation in DOTNET_ROOT; null if there is
    /// none.
    /// </summary>
    public static string? Find()
    {
        var running = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH");
        if (File.Exists(running))
        {
            return running;
        }

        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        var installed = Path.Combine(Environment.GetEnvironmentVariable("DOTNET_ROOT") ?? "", name);
        return Executables.Find("dotnet") ?? (Path.IsPathRooted(installed) && File.Exists(installed) ? installed : null);
    }
}
