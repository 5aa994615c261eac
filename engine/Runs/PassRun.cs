using Engine.Monitor;
using Engine.Plans;

namespace Engine.Runs;

/// <summary>What one pass found.</summary>
/// <param name="Plan">What the program declared.</param>
/// <param name="Rejected">Inputs that providers would refuse and that did not fail the run.</param>
/// <param name="Harmless">Takes the program's secrets and control sequences out of a message.</param>
internal sealed record PassRun(Plan Plan, IReadOnlyList<RejectedInput> Rejected, Func<string, string> Harmless);
