using System.Globalization;
using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Plans;

namespace Engine.Runs;

/// <summary>The warnings that a comparison of the passes ends in. No value is in them, and each lists a bounded number of places.</summary>
internal static class PassMessages
{
    /// <summary>Places that a warning lists; the rest is a number.</summary>
    public const int MaximumPlaces = 20;

    public static ProgramMessage Differences(IReadOnlyCollection<PassDifference> differences) =>
        Warning(
            "ENG412",
            $"{Count(differences.Count, "place differs", "places differ")} between two runs of the program with the same settings; a deployment "
                + "would differ from this plan too:",
            differences.Select(Text),
            "take a random value from a resource of the random package, and a time or a name from a setting; sort what a set or a "
                + "dictionary lists."
        );

    public static ProgramMessage Rejected(IReadOnlyCollection<RejectedInput> rejected) =>
        Warning(
            "ENG411",
            $"{Count(rejected.Count, "input", "inputs")} with a placeholder would be refused by the provider and {(rejected.Count == 1 ? "stays" : "stay")} "
                + "unknown; a deployment has the real value:",
            rejected.Select(input => input.Text),
            "look whether the expression is right; where it is, nothing is to be done."
        );

    public static ProgramMessage Withheld(IReadOnlyCollection<Placeholder> placeholders, FaultException failure) =>
        Warning(
            "ENG410",
            $"The program fails with {(placeholders.Count == 1 ? "the placeholder of an output" : "the placeholders of outputs")}, and what is made "
                + "of it stays unknown:",
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
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"and {all.Count - MaximumPlaces} more"));
        }

        var tail = rest.Length == 0 ? "" : $"\n{rest}";
        return new ProgramMessage(
            MessageSeverity.Warning,
            new Fault(code, $"{head}\n{string.Join('\n', lines.Select(line => $"  {line}"))}{tail}", fix).ToString()
        );
    }

    private static string Count(int count, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? one : many)}");
}
