using Engine.Diagnostics;

namespace Engine.Runs;

/// <summary>
/// The outcome of a pass. Its result is created on request, because a secret that another pass discovers must be redacted in it too.
/// </summary>
/// <param name="ExitCode">Whether the pass succeeded, failed or timed out.</param>
/// <param name="Result">Returns the result, or throws the failure as a <see cref="FaultException"/>.</param>
internal sealed record ProgramOutcome(ExitCode ExitCode, Func<PassRun> Result)
{
    /// <summary>Whether the pass failed and therefore has no plan.</summary>
    public bool HasFailed => ExitCode != ExitCode.Ok;
}
