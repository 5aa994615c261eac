using System.Globalization;
using Infra.Rollout;

namespace Infra.Docker.Router;

/// <summary>A POSIX shell script with its environment variables.</summary>
/// <param name="Script">The contents of the script.</param>
/// <param name="Environment">The environment variables; none is a secret.</param>
public sealed record ShellScript(string Script, IReadOnlyDictionary<string, string> Environment);

/// <summary>
/// The scripts that a deployment or an operator runs next to the router. Both need <c>docker</c> and access to its daemon.
/// </summary>
public static class RouterScripts
{
    /// <summary>
    /// Returns the script that applies the traffic percentages to the running router, to be run when
    /// <see cref="RolloutSettings.Fingerprint"/> changes.
    /// </summary>
    /// <param name="script">The contents of <c>apply-weight.sh</c>.</param>
    /// <param name="rollout">The rollout settings.</param>
    /// <param name="router">The router's container.</param>
    /// <param name="prometheus">The container of the Prometheus instance that evaluates the gates.</param>
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

    /// <summary>Returns the script that sends all users to the old version, then restores data and restarts services as needed.</summary>
    /// <param name="script">The contents of <c>rollback.sh</c>.</param>
    /// <param name="router">The router's container.</param>
    /// <param name="services">The containers of the old version.</param>
    /// <param name="commands">The commands that are specific to the system.</param>
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

/// <summary>The shell commands of a rollback; empty commands are skipped.</summary>
/// <param name="Restore">Restores the data of the old version, within 90 s.</param>
/// <param name="Validate">Succeeds as soon as the old version works; retried for 100 s.</param>
/// <param name="Notify">Sends notifications, within 8 s.</param>
public sealed record RollbackCommands(string Restore, string Validate, string Notify);
