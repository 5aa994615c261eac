using Engine.Processes;

namespace Engine.Hosts.DotNet;

/// <summary>Finds the .NET command.</summary>
internal static class DotNetTool
{
    /// <summary>The one that runs this, the one on the path, or the one of an installation that is named; null for none.</summary>
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
