using System.Diagnostics;
using System.Text;

namespace Engine.Processes;

/// <summary>The parameters of a process to start.</summary>
/// <param name="Executable">Its path.</param>
/// <param name="Arguments">The arguments, which are passed without a shell.</param>
/// <param name="WorkingDirectory">The folder that it runs in.</param>
/// <param name="Environment">Its complete environment.</param>
/// <param name="EndsWhole">Whether the system ends all its child processes together with it.</param>
internal sealed record ProcessCommand(
    string Executable,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment,
    bool EndsWhole = false
);

/// <summary>
/// A process in a group of its own, whose output is read continuously and kept in part, and which outlives neither this object nor this
/// process.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>
    /// The maximum wait for the remaining output after the process has ended. Usually it is complete at once, but the machine may be busy,
    /// or a process outside the group may keep the stream open.
    /// </summary>
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Runs an isolated command without input, together with a guard that ends the whole group when its own input ends. The engine holds
    /// the other end of that pipe, which the system closes however the engine ends. Messages of the shell itself are discarded.
    /// </summary>
    private const string Guarded = """
        unset OLDPWD PWD SHLVL
        exec 3<&0 </dev/null 4>&2 2>/dev/null
        "$@" 2>&4 3<&- 4>&- &
        command=$!
        { read -r _ <&3; kill -KILL 0; } >/dev/null 2>&1 &
        guard=$!
        exec 3<&- 4>&-
        wait "$command"
        code=$?
        kill -KILL "$guard"
        exit "$code"
        """;

    private readonly Process _process;
    private readonly Task _drained;
    private bool _closed;

    private ChildProcess(Process process, bool isSession, ProcessCommand command)
    {
        _process = process;
        Group = new ProcessGroup(process, isSession, command.EndsWhole, OwnHome(command.Environment));
        if (!isSession)
        {
            process.StandardInput.Close();
        }

        _drained = Task.WhenAll(DrainAsync(process.StandardOutput, Output), DrainAsync(process.StandardError, Errors));
    }

    public ProcessGroup Group { get; }

    public BoundedText Output { get; } = new();

    public BoundedText Errors { get; } = new();

    public int ExitCode => _process.ExitCode;

    public static ChildProcess Start(ProcessCommand command)
    {
        var starter = ProcessGroup.SessionStarter;
        var start = new ProcessStartInfo(starter ?? command.Executable)
        {
            WorkingDirectory = command.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        var supervised = starter is null || command.EndsWhole ? null : Supervisor.Wrap(command);
        string[] guarded = ["/bin/sh", "-c", Guarded, "sh", command.Executable];
        var wrapper = starter is null ? Enumerable.Empty<string>() : supervised ?? guarded;
        foreach (var argument in wrapper.Concat(command.Arguments))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        if (supervised is not null)
        {
            Supervisor.AddVariables(start.Environment);
        }

        return new ChildProcess(Orphans.Start(start), starter is not null, command);
    }

    /// <summary>
    /// Returns the home directory if it is the process's own. It identifies stray processes; the caller's would match everything that the
    /// caller runs.
    /// </summary>
    private static string? OwnHome(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("HOME") is { } home && home != Environment.GetEnvironmentVariable("HOME") ? home : null;

    /// <summary>Waits for the process itself, not for its child processes.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    /// <summary>
    /// Ends the remaining processes and reads the rest of the output. Done only once, because the process ID may be reused later.
    /// </summary>
    public async Task CloseAsync()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        await Group.KillAsync().ConfigureAwait(false);
        Orphans.Remove(_process.Id);
        await Task.WhenAny(_drained, Task.Delay(OutputGrace)).ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync().ConfigureAwait(false);
        _process.Dispose();
    }

    private static async Task DrainAsync(StreamReader reader, BoundedText text)
    {
        var buffer = new char[16 * 1024];
        int read;
        while ((read = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
        {
            text.Append(buffer.AsSpan(0, read));
        }
    }
}
