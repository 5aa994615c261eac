using Engine.Diagnostics;

namespace Engine.Runs;

/// <summary>
/// How a pass ended. What it found is made on request, because a secret that another pass learns must be hidden in it too.
/// </summary>
/// <param name="ExitCode">Whether it ended well, failed or timed out.</param>
/// <param name="Result">What it found; throws what it failed with, as a <see cref="FaultException"/>.</param>
internal sealed record ProgramOutcome(ExitCode ExitCode, Func<PassRun> Result)
{
    /// <summary>Whether it failed, so that it has declared no plan.</summary>
    public bool HasFailed => ExitCode != ExitCode.Ok;
}
