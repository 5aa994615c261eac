using Infra.Docker.Monitoring;
using Infra.Tests.Programs;
using Infra.Tests.Rollout;
using Stacks;

namespace Infra.Tests.Docker.Monitoring;

/// <summary>SuperSmartMatch's monitoring files as its containers receive them.</summary>
internal static class RenderedMonitoring
{
    public static MonitoringFilesArgs Args { get; } =
        SuperSmartMatchMonitoring.Of(
            RolloutTrial.Planned(10),
            new AlertmanagerChannels("#war-room", "war-room@example.com", "alerts@example.com", "smtp.example.com:587")
        );

    /// <summary>Returns the contents by path in the container.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = MonitoringFiles.Render(Args);

    /// <summary>Writes all files below a folder, as in a container.</summary>
    /// <param name="folder">The folder that represents the root.</param>
    /// <param name="args">Arguments other than SuperSmartMatch's own.</param>
    /// <param name="change">Changes the contents of each file.</param>
    public static void WriteTo(TemporaryFolder folder, MonitoringFilesArgs? args = null, Func<string, string>? change = null)
    {
        foreach (var (path, text) in args is null ? Files : MonitoringFiles.Render(args))
        {
            // References to files of the container must resolve below the folder.
            var moved = text.Replace(MonitoringPaths.Prometheus, folder.File(MonitoringPaths.Prometheus[1..]), StringComparison.Ordinal);
            folder.Write(path[1..], change?.Invoke(moved) ?? moved);
        }
    }
}
