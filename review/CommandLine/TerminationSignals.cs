using System.Runtime.InteropServices;

namespace Review.CommandLine;

/// <summary>Ends a command in an orderly way when its terminal closes, the user interrupts it, or the system stops it.</summary>
internal sealed class TerminationSignals : IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGHUP, PosixSignal.SIGINT, PosixSignal.SIGQUIT, PosixSignal.SIGTERM];

    private readonly CancellationTokenSource _received = new();
    private readonly List<PosixSignalRegistration> _registrations;

    public TerminationSignals() =>
        _registrations = [.. Signals.Where(IsHeeded).Select(signal => PosixSignalRegistration.Create(signal, End))];

    /// <summary>The token that the first signal cancels; a second signal ends the process at once.</summary>
    public CancellationToken Received => _received.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _received.Dispose();
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = !_received.IsCancellationRequested;
        _received.Cancel();
    }

    /// <summary>
    /// Returns false for a signal that nohup(1) set to be ignored, so that the command outlives its terminal: <c>SigIgn</c> of proc(5).
    /// </summary>
    private static bool IsHeeded(PosixSignal signal)
    {
        const int hangUp = 1;
        const string ignored = "SigIgn:";
        if (signal != PosixSignal.SIGHUP || !OperatingSystem.IsLinux())
        {
            return true;
        }

        var mask = File.ReadLines("/proc/self/status").First(line => line.StartsWith(ignored, StringComparison.Ordinal));
        return (Convert.ToUInt64(mask[ignored.Length..].Trim(), 16) & (1UL << (hangUp - 1))) == 0;
    }
}
