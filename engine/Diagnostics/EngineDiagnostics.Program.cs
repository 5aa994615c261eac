using static System.FormattableString;

namespace Engine.Diagnostics;

// How a program ends, and how its passes differ.
internal static partial class EngineDiagnostics
{
    public static Fault TimeExpired(TimeSpan timeout, string activity) =>
        Fault.TimedOut("ENG322", $"The time limit of {Seconds(timeout)} s expired while {activity}.", MoreTime(timeout));

    /// <param name="silence">The time without a message.</param>
    /// <param name="timeout">The time limit of the command.</param>
    /// <param name="pending">What is waiting, on lines of its own; empty if the SDK does not report it.</param>
    public static Fault ProgramBusy(TimeSpan silence, TimeSpan timeout, string pending) =>
        Fault.TimedOut(
            "ENG330",
            $"The program is busy and has sent nothing for {Seconds(silence)} s.{pending}",
            "look for an endless loop, most likely in code after the last registered resource. In a Node.js program, formatting a very "
                + "large error or object can take this long too, as can compiling: set 'noCheck: true' in tsconfig.json. If it only needs "
                + $"more time, raise --timeout SECONDS, now {Seconds(timeout)}; two fifths of it may pass without a message."
        );

    public static Fault ProgramReportsError(string error) => Fault.Program("ENG401", $"The program reports an error:\n{error}");

    /// <param name="exitCode">The program's exit code.</param>
    /// <param name="output">The program's output.</param>
    /// <param name="hasReachedEngine">Whether the engine was listening for the program.</param>
    public static Fault ProgramFailed(int exitCode, string output, bool hasReachedEngine) =>
        Fault.Program(
            "ENG402",
            Invariant($"The program ended with exit code {exitCode} and reported no error. ")
                + (output.Length == 0 ? "It printed nothing." : $"It printed:\n{output}"),
            hasReachedEngine ? "" : "if the program's project sets StartupHookSupport to false, remove it: isolation needs the hook."
        );

    /// <param name="resources">The number of registered resources.</param>
    /// <param name="pending">What is waiting, on lines of its own; empty if the SDK does not report it.</param>
    public static Fault ProgramEndedEarly(int resources, string pending) =>
        Fault.Program(
            "ENG403",
            Invariant($"The program ended with exit code 0 before it reported that it was done; {resources} resources were registered.")
                + pending,
            "await Deployment.RunAsync and return its result; do not call exit before."
        );

    public static Fault ProgramTimedOut(TimeSpan timeout, string pending) =>
        Fault.TimedOut("ENG404", $"The program did not end within {Seconds(timeout)} s.{pending}", MoreTime(timeout));

    public static Fault ProgramIdle(TimeSpan silence, string pending) =>
        Fault.TimedOut(
            "ENG405",
            $"The program has sent nothing and used no processor time for {Seconds(silence)} s.{pending}",
            "look for outputs that wait for each other, or for a task that never ends."
        );

    /// <param name="places">The outputs whose placeholders are withheld.</param>
    /// <param name="failure">The program's failure.</param>
    public static Fault PlaceholdersWithheld(IReadOnlyCollection<string> places, string failure) =>
        PlaceholdersFail(
            (
                places.Count == 1
                    ? "The program fails with the placeholder of this output, which stays unknown:"
                    : "The program fails with the placeholders of these outputs, which stay unknown:"
            ) + $"{Listed(places)}\n{failure}",
            "make the code inside Apply accept a value of any length and format."
        );

    public static Fault ComputedValuesMissing(string failure) =>
        PlaceholdersFail($"Computed values are missing: the program fails with placeholders for unknown outputs.\n{failure}");

    /// <param name="places">The inputs, each with what is wrong with it.</param>
    public static Fault PlaceholdersRejected(IReadOnlyCollection<string> places) =>
        Fault.Warning(
            "ENG411",
            (
                places.Count == 1
                    ? "The provider would reject an input that contains a placeholder. It stays unknown; a deployment has the real value:"
                    : Invariant($"Providers would reject {places.Count} inputs that contain placeholders. ")
                        + "They stay unknown; a deployment has the real values:"
            ) + Listed(places),
            "check the expression; if it is correct, ignore this warning."
        );

    /// <param name="places">The places that differ.</param>
    public static Fault RunsDiffer(IReadOnlyCollection<string> places) =>
        Fault.Warning(
            "ENG412",
            (
                places.Count == 1
                    ? "One place differs between two runs of the program with the same settings; "
                    : Invariant($"{places.Count} places differ between two runs of the program with the same settings; ")
            ) + $"a deployment would differ from this plan too:{Listed(places)}",
            "take a random value from a resource of the random package, and a time or a name from a setting; "
                + "sort the elements of sets and dictionaries."
        );

    private static Fault PlaceholdersFail(string message, string fix = "") => Fault.Warning("ENG410", message, fix);

    private static string MoreTime(TimeSpan timeout) => $"give it more time with --timeout SECONDS (1 to 86400), now {Seconds(timeout)}.";

    private static string Seconds(TimeSpan time) => Invariant($"{time.TotalSeconds:0.#}");

    /// <summary>Returns the first places, each on a line of its own, and the number of the others.</summary>
    private static string Listed(IReadOnlyCollection<string> places)
    {
        var listed = string.Concat(places.Take(MaximumPlaces).Select(place => $"\n  {place}"));
        return places.Count > MaximumPlaces ? Invariant($"{listed}\n  and {places.Count - MaximumPlaces} more") : listed;
    }
}
