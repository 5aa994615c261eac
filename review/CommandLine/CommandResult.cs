using Engine.Diagnostics;
using Engine.Plans;

namespace Review.CommandLine;

/// <summary>How a command ended.</summary>
/// <param name="Value">What it found; null if it found nothing that can be printed.</param>
/// <param name="Faults">Why it is refused; empty if it succeeded.</param>
internal sealed record CommandResult<T>(T? Value, params IReadOnlyList<Fault> Faults)
    where T : class
{
    public ExitCode ExitCode => Faults.Select(fault => fault.ExitCode).DefaultIfEmpty(ExitCode.Ok).Max();

    /// <summary>Warnings that are not part of the result.</summary>
    public IReadOnlyList<Fault> Warnings { get; init; } = [];

    /// <summary>The plans that the result is about, whose messages are printed with it.</summary>
    public IReadOnlyList<Plan> Plans { get; init; } = [];
}
