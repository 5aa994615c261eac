using Engine.Monitor;
using Engine.Plans;

namespace Engine.Runs;

/// <summary>The result of one pass.</summary>
/// <param name="Plan">The declarations of the program.</param>
/// <param name="Rejected">The inputs that providers would reject and that did not fail the run.</param>
/// <param name="Sanitize">Removes the program's secrets and control sequences from a message.</param>
internal sealed record PassRun(Plan Plan, IReadOnlyList<RejectedInput> Rejected, Func<string, string> Sanitize);
