using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Plans;
using static System.FormattableString;

namespace Engine.Runs;

/// <summary>The warnings about differences between the passes. They contain no values, and each lists a limited number of places.</summary>
internal static class PassMessages
{
    /// <summary>The maximum number of places that a warning lists; the others are only counted.</summary>
    public const int MaximumPlaces = 20;

    public static ProgramMessage Differences(IReadOnlyCollection<PassDifference> differences) =>
        Warning(
            "ENG412",
            differences.Count == 1
                ? "One place differs between two runs of the program with the same settings; a deployment would differ from this plan too:"
                : Invariant($"{differences.Count} places differ between two runs of the program with the same settings; ")
                    + "a deployment would differ from this plan too:",
            differences.Select(Text),
            "take a random value from a resource of the random package, and a time or a name from a setting; "
                + "sort the elements of sets and dictionaries."
        );

    public static ProgramMessage Rejected(IReadOnlyCollection<RejectedInput> rejected) =>
        Warning(
            "ENG411",
            rejected.Count == 1
                ? "The provider would refuse an input that contains a placeholder. It stays unknown; a deployment has the real value:"
                : Invariant($"Providers would refuse {rejected.Count} inputs that contain placeholders. ")
                    + "They stay unknown; a deployment has the real values:",
            rejected.Select(input => input.Text),
            "check the expression; if it is right, ignore this warning."
        );

    public static ProgramMessage Withheld(IReadOnlyCollection<Placeholder> placeholders, FaultException failure) =>
        Warning(
            "ENG410",
            placeholders.Count == 1
                ? "The program fails with the placeholder of this output, so that it stays unknown:"
                : "The program fails with the placeholders of these outputs, so that they stay unknown:",
            placeholders.Select(placeholder => $"{placeholder.Urn}, '{placeholder.Output}'"),
            "make the code inside Apply accept a value of any length and form.",
            failure.Message
        );

    public static ProgramMessage AllMissing(FaultException failure) =>
        new(
            MessageSeverity.Warning,
            $"ENG410 Computed values are missing: the program fails with placeholders for unknown outputs.\n{failure.Message}"
        );

    private static string Text(PassDifference difference) =>
        difference.Path.Length == 0 ? $"{difference.Urn} is registered by one of the runs only" : $"{difference.Urn}: {difference.Path}";

    private static ProgramMessage Warning(string code, string head, IEnumerable<string> places, string fix, string rest = "")
    {
        var all = places.ToList();
        var lines = all.Take(MaximumPlaces).ToList();
        if (all.Count > MaximumPlaces)
        {
            lines.Add(Invariant($"and {all.Count - MaximumPlaces} more"));
        }

        var tail = rest.Length == 0 ? "" : $"\n{rest}";
        return new ProgramMessage(
            MessageSeverity.Warning,
            new Fault(code, $"{head}\n{string.Join('\n', lines.Select(line => $"  {line}"))}{tail}", fix).ToString()
        );
    }
}
