using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Engine.Processes;

/// <summary>
/// A process of this tool between the engine and a command, for systems without namespaces (Linux). It adopts everything that the command
/// leaves behind, in any session and with any environment, and ends it when the command or the engine ends, even by SIGKILL: it reads from
/// a pipe that only the engine holds.
/// </summary>
internal static class Supervisor
{
    /// <summary>The argument that makes the tool a supervisor. It is not part of the command line that users see.</summary>
    public const string Verb = "supervise";

    /// <summary>Disables the runtime's diagnostic port, a file in the temporary folder of the command.</summary>
    private const string Diagnostics = "DOTNET_EnableDiagnostics";

    /// <summary>Runs a command without input and without the variables that a shell adds.</summary>
    private const string WithoutInput = "unset OLDPWD PWD SHLVL; exec \"$@\" </dev/null";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Returns the arguments of <c>setsid</c> that run a command below a supervisor; null where there can be none.</summary>
    public static IReadOnlyList<string>? Wrap(ProcessCommand command) =>
        OperatingSystem.IsLinux() && Runtime() is { } runtime && Tool() is { } tool
            ? [runtime, "exec", tool, Verb, command.Environment.GetValueOrDefault(Diagnostics, ""), command.Executable]
            : null;

    /// <summary>Adds the variables that the supervisor needs and that the command does not get.</summary>
    public static void AddVariables(IDictionary<string, string?> environment) => environment[Diagnostics] = "0";

    /// <param name="arguments">The command's own value of <see cref="Diagnostics"/>, its executable, and its arguments.</param>
    /// <returns>The command's exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments)
    {
        Orphans.Adopt();
        var start = new ProcessStartInfo("/bin/sh", ["-c", WithoutInput, "sh", .. arguments.Skip(1)]);
        start.Environment[Diagnostics] = arguments[0].Length == 0 ? null : arguments[0];
        using var command = Process.Start(start)!;
        var engine = Task.Run(() => Console.OpenStandardInput().CopyTo(Stream.Null));
        Task.WaitAny(command.WaitForExitAsync(), engine);
        EndDescendants();
        command.WaitForExit();
        return command.ExitCode;
    }

    /// <summary>Repeats until none is found twice: a process may start another and end while the table is read.</summary>
    private static void EndDescendants()
    {
        for (var empty = 0; empty < 2; )
        {
            var rest = ProcessTable.WithDescendants(ProcessTable.Read(), process => process.Parent == Environment.ProcessId);
            var killed = rest.Count(Orphans.Kill);
            empty = killed == 0 ? empty + 1 : 0;
            Thread.Sleep(Pause);
        }
    }

    private static string? Tool() => typeof(Supervisor).Assembly.Location is { Length: > 0 } file ? file : null;

    /// <summary>Returns the command that started this runtime; the folder of the runtime is three levels below it.</summary>
    private static string? Runtime() =>
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", "dotnet")) is var file
        && File.Exists(file)
            ? file
            : null;
}
