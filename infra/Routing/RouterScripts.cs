using System.Globalization;
using Infra.Rollout;

namespace Infra.Routing;

/// <summary>A POSIX shell script with the variables it reads.</summary>
/// <param name="Script">Its text.</param>
/// <param name="Environment">Its variables; none is a secret.</param>
public sealed record ShellScript(string Script, IReadOnlyDictionary<string, string> Environment);

/// <summary>What a deployment, or a person in need, runs beside the router. Both need <c>docker</c> and reach its daemon.</summary>
public static class RouterScripts
{
    /// <summary>Gives the running router its shares; to be run when <see cref="RolloutSettings.Fingerprint"/> differs.</summary>
    /// <param name="script">The text of <c>apply-weight.sh</c>.</param>
    /// <param name="rollout">The roll-out.</param>
    /// <param name="router">The router's container.</param>
    /// <param name="prometheus">The container of the Prometheus that knows the gates.</param>
    public static ShellScript ApplyWeight(string script, RolloutSettings rollout, string router, string prometheus) =>
        new(
            script,
            new Dictionary<string, string>
            {
                ["ROUTER"] = router,
                ["PROMETHEUS"] = prometheus,
                ["WEIGHT"] = Text(rollout.Weight),
                ["SHARES"] = rollout.RouterShares(),
                ["STEPS"] = string.Join(' ', rollout.Plan.Weights.Select(Text)),
                ["GATES"] = rollout.EnforceGates ? "enforced" : "reported",
            }
        );

    /// <summary>Sends everybody back to the old version, then restores and restarts what needs it.</summary>
    /// <param name="script">The text of <c>rollback.sh</c>.</param>
    /// <param name="router">The router's container.</param>
    /// <param name="services">Containers of the old version.</param>
    /// <param name="commands">What only the system itself knows how to do.</param>
    public static ShellScript Rollback(string script, string router, IReadOnlyList<string> services, RollbackCommands commands) =>
        new(
            script,
            new Dictionary<string, string>
            {
                ["ROUTER"] = router,
                ["SERVICES"] = string.Join(' ', services),
                ["RESTORE_COMMAND"] = commands.Restore,
                ["VALIDATE_COMMAND"] = commands.Validate,
                ["NOTIFY_COMMAND"] = commands.Notify,
            }
        );

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Shell commands of a rollback; an empty one is left out.</summary>
/// <param name="Restore">Restores the old version's data, within 90 s.</param>
/// <param name="Validate">Succeeds as soon as the old version serves; it is tried for 100 s.</param>
/// <param name="Notify">Tells people, within 8 s.</param>
public sealed record RollbackCommands(string Restore, string Validate, string Notify);
