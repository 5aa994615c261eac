using Engine.Diagnostics;
using Engine.Files;

namespace Engine.Hosts;

/// <summary>
/// Refuses files of other users in the folders above the project that tools search: a checkout under a shared folder such as <c>/tmp</c>
/// would otherwise build with such a file, and so execute it.
/// </summary>
internal static class ForeignFiles
{
    /// <param name="paths">The files that a tool would read.</param>
    /// <param name="project">The project, whose owner is trusted as well: a container often runs as root on a user's checkout.</param>
    /// <exception cref="FaultException">ENG315 for each foreign file.</exception>
    public static void Refuse(IEnumerable<string> paths, string project)
    {
        var faults = paths.Where(path => FileOwner.IsForeign(path, project)).Select(EngineDiagnostics.ForeignFile).ToList();
        if (faults.Count > 0)
        {
            throw new FaultException(faults);
        }
    }
}
