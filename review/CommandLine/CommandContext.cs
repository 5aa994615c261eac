using Engine.Diagnostics;
using Engine.Runs;

namespace Review.CommandLine;

/// <summary>What every run of a command has: the options that all commands share, and the time.</summary>
/// <param name="Folder">The project's folder, of <c>--cwd</c>.</param>
/// <param name="Format">The format in which the result is printed.</param>
/// <param name="Timeout">The limit of <c>--timeout</c>.</param>
/// <param name="Deadline">When the command must have ended; it started with the command.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Notices">Messages about the progress, which are printed at once.</param>
internal sealed record CommandContext(
    string Folder,
    OutputFormat Format,
    TimeSpan Timeout,
    RunDeadline Deadline,
    TimeProvider Clock,
    IProgress<string> Notices
)
{
    /// <summary>The current date in UTC.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);

    /// <summary>Reads every file that affects the result, before the first program runs: a program can write files.</summary>
    /// <exception cref="FaultException">A file is missing or not valid. ENG322: the time has elapsed.</exception>
    public Task<T> ReadAsync<T>(Func<T> read, CancellationToken cancellation) =>
        Deadline.WithinAsync("reading the project's files", read, cancellation);

    /// <summary>Computes a result within the command's time limit.</summary>
    /// <param name="doing">What the command does, for the message: <c>checking the policies</c>.</param>
    /// <param name="compute">The computation.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="FaultException">ENG322: the time has elapsed.</exception>
    public Task<T> ComputeAsync<T>(string doing, Func<T> compute, CancellationToken cancellation) =>
        Deadline.WithinAsync(doing, compute, cancellation);
}
