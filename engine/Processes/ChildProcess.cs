using System.Diagnostics;
using System.Text;

namespace Engine.Processes;

/// <summary>What to start, and with what around it.</summary>
/// <param name="Executable">Its path.</param>
/// <param name="Arguments">One by one; no shell reads them.</param>
/// <param name="WorkingDirectory">Where it runs.</param>
/// <param name="Environment">All of its environment.</param>
/// <param name="EndsWhole">Whether all it starts ends with it, by means of the system.</param>
internal sealed record ProcessCommand(
    string Executable,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment,
    bool EndsWhole = false
);

/// <summary>
/// A process in a group of its own, whose output is drained and kept in part, and which outlives neither this object nor this process.
/// </summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>
    /// How long the output may still come once the process has ended: at once, but for a machine so busy that nobody reads it, or a stream
    /// that something outside the group keeps open.
    /// </summary>
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Runs a command without input, next to a guard that ends the whole group when its own input ends. The engine holds the other end:
    /// however the engine ends, the system closes it. The shell's own words, such as "Aborted", are not the command's.
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
        if (starter is not null)
        {
            string[] guarded = ["/bin/sh", "-c", Guarded, "sh", command.Executable];
            Array.ForEach(guarded, start.ArgumentList.Add);
        }

        foreach (var argument in command.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        foreach (var (name, value) in command.Environment)
        {
            start.Environment[name] = value;
        }

        return new ChildProcess(Orphans.Start(start), starter is not null, command);
    }

    /// <summary>Only a home of its own identifies stray processes: by the caller's, everything the caller runs would be killed.</summary>
    private static string? OwnHome(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("HOME") is { } home && home != Environment.GetEnvironmentVariable("HOME") ? home : null;

    /// <summary>Waits for the process alone, not for what it leaves behind.</summary>
    public Task WaitAsync(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    /// <summary>Ends what it left behind and takes in the rest of the output, once: later its number may be another process's.</summary>
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
