using Infra.Observability;
using Infra.Tests.Programs;
using Infra.Tests.Rollout;
using Stacks;

namespace Infra.Tests.Observability;

/// <summary>SuperSmartMatch's monitoring as its containers get it.</summary>
internal static class RenderedMonitoring
{
    public static MonitoringArgs Args { get; } =
        SuperSmartMatchMonitoring.Of(
            RolloutTrial.Planned(10),
            new AlertChannels("#war-room", "war-room@example.com", "alerts@example.com", "smtp.example.com:587")
        );

    /// <summary>Contents by path in the container.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = MonitoringFiles.Render(Args);

    /// <summary>Writes all files below a folder, as a container has them.</summary>
    /// <param name="folder">Becomes the root.</param>
    /// <param name="args">Other than SuperSmartMatch's own.</param>
    /// <param name="change">Changes the text of each.</param>
    public static void WriteTo(TemporaryFolder folder, MonitoringArgs? args = null, Func<string, string>? change = null)
    {
        foreach (var (path, text) in args is null ? Files : MonitoringFiles.Render(args))
        {
            // What names a file of the container is to find it below the folder.
            var moved = text.Replace(MonitoringPaths.Prometheus, folder.File(MonitoringPaths.Prometheus[1..]), StringComparison.Ordinal);
            folder.Write(path[1..], change?.Invoke(moved) ?? moved);
        }
    }
}
