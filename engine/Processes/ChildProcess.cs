using System.Diagnostics;
using System.Text;

namespace Engine.Processes;

/// <summary>What to start, and with what around it.</summary>
/// <param name="Executable">Its path.</param>
/// <param name="Arguments">One by one; no shell reads them.</param>
/// <param name="WorkingDirectory">Where it runs.</param>
/// <param name="Environment">All of its environment; null for this process's own.</param>
internal sealed record ProcessCommand(
    string Executable,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string>? Environment = null
);

/// <summary>A process in a group of its own, whose output is drained and kept in part, and which never outlives this object.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>
    /// How long the output may still come once the process has ended: at once, but for a machine so busy that nobody reads it, or a stream
    /// that something outside the group keeps open.
    /// </summary>
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly Task _drained;
    private bool _closed;

    private ChildProcess(Process process, bool isSession, string? home)
    {
        _process = process;
        Group = new ProcessGroup(process, isSession, home);
        process.StandardInput.Close();
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
            start.ArgumentList.Add(command.Executable);
        }

        foreach (var argument in command.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        if (command.Environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in command.Environment)
            {
                start.Environment[name] = value;
            }
        }

        return new ChildProcess(Process.Start(start)!, starter is not null, OwnHome(command.Environment));
    }

    /// <summary>Only a home of its own identifies stray processes: by the caller's, everything the caller runs would be killed.</summary>
    private static string? OwnHome(IReadOnlyDictionary<string, string>? environment) =>
        environment?.GetValueOrDefault("HOME") is { } home && home != Environment.GetEnvironmentVariable("HOME") ? home : null;

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
        Group.Kill();
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
