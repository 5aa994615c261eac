using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Plans;

namespace Engine.Runs;

/// <summary>The warnings about differences between the passes. They contain no values.</summary>
internal static class PassMessages
{
    public static ProgramMessage Differences(IReadOnlyCollection<PassDifference> differences) =>
        Qualifying(EngineDiagnostics.RunsDiffer([.. differences.Select(Text)]));

    public static ProgramMessage Rejected(IReadOnlyCollection<RejectedInput> rejected) =>
        Qualifying(EngineDiagnostics.PlaceholdersRejected([.. rejected.Select(input => input.Text)]));

    public static ProgramMessage Withheld(IReadOnlyCollection<Placeholder> placeholders, FaultException failure) =>
        Qualifying(
            EngineDiagnostics.PlaceholdersWithheld(
                [.. placeholders.Select(placeholder => $"{placeholder.Urn}, '{placeholder.Output}'")],
                failure.Message
            )
        );

    public static ProgramMessage AllMissing(FaultException failure) => Qualifying(EngineDiagnostics.ComputedValuesMissing(failure.Message));

    private static string Text(PassDifference difference) =>
        difference.Path.Length == 0 ? $"{difference.Urn} is registered by only one of the runs" : $"{difference.Urn}: {difference.Path}";

    private static ProgramMessage Qualifying(Fault warning) => ProgramMessage.From(warning) with { QualifiesPlan = true };
}
