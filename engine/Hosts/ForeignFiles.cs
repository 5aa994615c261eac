using Engine.Diagnostics;
using Engine.Hosts.DotNet;

namespace Engine.Hosts;

/// <summary>
/// Refuses what another user of the machine has put where tools look upwards from the project: a checkout under a shared folder such as
/// <c>/tmp</c> would build with it, and so run it.
/// </summary>
internal static class ForeignFiles
{
    /// <param name="paths">What a tool would read.</param>
    /// <param name="project">Whose owner is trusted too: a container often runs as root on a user's checkout.</param>
    /// <exception cref="FaultException">ENG315, one for each.</exception>
    public static void Refuse(IEnumerable<string> paths, string project)
    {
        var faults = paths
            .Where(path => FileOwner.IsForeign(path, project))
            .Select(path => new Fault(
                "ENG315",
                $"'{path}' belongs to another user and would take part in running the program.",
                "move the project out of the shared folder, or remove the file."
            ))
            .ToList();
        if (faults.Count > 0)
        {
            throw new FaultException(ExitCode.EngineFault, faults);
        }
    }
}
