using System.Globalization;
using static System.FormattableString;

namespace Engine.Diagnostics;

// Files that a command reads: settings and plans.
internal static partial class EngineDiagnostics
{
    public static Fault FileNotReadable(string file, string reason) => Fault.Usage("ENG100", $"{file} cannot be read: {reason}");

    public static Fault InvalidYaml(string place, string reason) => InvalidFile($"{place}: the file is not valid: {reason}.");

    public static Fault ConfigIsNotMapping(string place) =>
        InvalidFile($"{place}: 'config' is not a mapping of keys to values.", "config:\n  gcp:region: europe-west1");

    public static Fault NotRegularFile(string file, string kind) =>
        Fault.Usage("ENG114", $"{file} is {kind}; only regular files are read.", "replace it with a regular file.");

    /// <param name="file">The file.</param>
    /// <param name="size">Its size with the unit.</param>
    /// <param name="maximum">The maximum size in bytes.</param>
    public static Fault FileTooLarge(string file, string size, int maximum) =>
        Fault.Usage(
            "ENG115",
            string.Create(CultureInfo.InvariantCulture, $"{file} has {size}; the maximum is {maximum:N0} bytes."),
            "remove what is not needed from it."
        );

    public static Fault FileReadTimedOut(string file, TimeSpan deadline) =>
        Fault.Usage(
            "ENG116",
            Invariant($"{file} was not read within {deadline.TotalSeconds} s."),
            "copy it to a local disk; its drive does not respond."
        );

    public static Fault InvalidEncoding(string place, string encoding) =>
        Fault.Usage("ENG117", $"{place}: the file is not valid {encoding}.", "save it as UTF-8.");

    public static Fault PlanNotReadable(string file, string reason) =>
        Fault.Usage("ENG108", $"The plan {file} cannot be read: {reason}", WritePlan);

    public static Fault InvalidPlan(string file, int format, string reason) =>
        Fault.Usage("ENG109", Invariant($"{file} is not a valid plan of format {format}: {reason}"), WritePlan);

    public static Fault PlanWithoutDigest(string file, string member) =>
        Fault.Usage("ENG261", $"The plan {file} has no '{member}', so it may be incomplete.", RewritePlan);

    public static Fault PlanModified(string file) =>
        Fault.Usage(
            "ENG262",
            $"The plan {file} was modified or truncated after it was written: its digest does not match its content.",
            RewritePlan
        );

    public static Fault PlanRepeatsUrn(string file, string urn, int count) =>
        Fault.Usage("ENG263", Invariant($"The plan {file} contains {urn} {count} times; a URN names one resource."), RewritePlan, urn);

    private static Fault InvalidFile(string message, string fix = "") => Fault.Usage("ENG101", message, fix);
}
