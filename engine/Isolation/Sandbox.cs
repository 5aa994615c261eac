using System.Runtime.InteropServices;
using Engine.Diagnostics;
using Engine.Processes;

namespace Engine.Isolation;

/// <summary>The isolation of a child process from the rest of the machine.</summary>
/// <param name="IsIsolated">Whether it has its own process and mount namespaces.</param>
/// <param name="HasOwnNetwork">Whether its network is limited to the connections that the engine passes on.</param>
/// <param name="Missing">One line about what is not isolated; null if all is.</param>
internal sealed record Sandbox(bool IsIsolated, bool HasOwnNetwork, string? Missing)
{
    /// <summary>Where the engine's files for an isolated process are mounted.</summary>
    public const string EngineFolder = "/run/pulumi-review";

    private const string Tables = "folders";
    private const string Devices = "devices";

    /// <summary>
    /// Runs as the first process of its namespaces, in which it is root, and drops these privileges before the command starts. When this
    /// process ends, the kernel ends everything that the command left behind (pid_namespaces(7)).
    /// </summary>
    private const string Script = """
        set -e
        root=$1 engine=$2 directory=$3 network=$4 own=$PATH
        shift 4
        PATH=/usr/sbin:/usr/bin:/sbin:/bin
        if [ "$network" = own ]; then ip link set lo up; fi
        mount -a -T "$engine/folders"
        cd "$root"
        for device in null zero full random urandom tty; do : > "dev/$device"; done
        ln -s /proc/self/fd dev/fd
        mount -a -T "$engine/devices"
        drop=$(command -v setpriv)
        pivot_root . .
        umount -l .
        cd "$directory"
        set +e
        unset OLDPWD PWD SHLVL
        exec 4>&2 2>/dev/null
        (PATH=$own; exec "$drop" --no-new-privs --bounding-set=-all --inh-caps=-all "$@" 2>&4 4>&-)
        exit "$?"
        """;

    public static Sandbox None(string reason) => new(false, false, EngineDiagnostics.NotIsolated(reason).ToString());

    /// <summary>Detects what the system permits by running a command that does nothing.</summary>
    public static async Task<Sandbox> DetectAsync(Compartment compartment, CancellationToken cancellation)
    {
        if (!OperatingSystem.IsLinux() || !Environment.Is64BitProcess)
        {
            return None($"{RuntimeInformation.OSDescription} has no namespaces");
        }

        if (Executables.Find("unshare") is null || ProcessGroup.SessionStarter is null)
        {
            return None("'unshare' or 'setsid' of util-linux is not installed");
        }

        var full = new Sandbox(true, Executables.FindSystem("ip") is not null, null);
        var nothing = new ProcessCommand("true", [], "/", new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin" });
        await using var probe = ChildProcess.Start(full.Wrap(nothing, compartment, new MountTable(compartment.Root)));
        await probe.WaitAsync(cancellation).ConfigureAwait(false);
        await probe.CloseAsync().ConfigureAwait(false);
        return probe.ExitCode != 0 ? None(FirstLine(probe.Errors.ToString()))
            : full.HasOwnNetwork ? full
            : full with { Missing = EngineDiagnostics.NetworkNotIsolated().ToString() };
    }

    /// <summary>Returns the command that runs another one in isolation.</summary>
    /// <param name="command">The command to isolate.</param>
    /// <param name="compartment">The command's own folders.</param>
    /// <param name="visible">The folders that are visible in addition to the system's and its own.</param>
    public ProcessCommand Wrap(ProcessCommand command, Compartment compartment, MountTable visible)
    {
        visible
            .AddSystem()
            .Show(compartment.Home)
            .Show(compartment.Engine, EngineFolder)
            .Save(Path.Combine(compartment.Engine, Tables), Path.Combine(compartment.Engine, Devices));
        List<string> arguments = ["--user", "--map-root-user", "--mount", "--pid", "--ipc", "--fork", "--kill-child"];
        if (HasOwnNetwork)
        {
            arguments.Add("--net");
        }

        arguments.AddRange(["/bin/sh", "-c", Script, "sh", compartment.Root, compartment.Engine, command.WorkingDirectory]);
        arguments.AddRange([HasOwnNetwork ? "own" : "shared", command.Executable, .. command.Arguments]);
        return command with { Executable = Executables.Find("unshare")!, Arguments = arguments, EndsWhole = true };
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
