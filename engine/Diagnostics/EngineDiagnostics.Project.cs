using static System.FormattableString;

namespace Engine.Diagnostics;

// The project's file, Pulumi.yaml. A place is file:line:column.
internal static partial class EngineDiagnostics
{
    public static Fault ProjectFileNotFound(string directory) =>
        Fault.Usage("ENG102", $"{directory} has no Pulumi.yaml.", "run this in the project's folder, or name it with --cwd DIR.");

    public static Fault NameRequired(string place) => InvalidMember(place, "'name' is required.", "name: infra");

    public static Fault InvalidProjectName(string place, string name, int maximum) =>
        InvalidMember(
            place,
            Invariant($"'{name}' is not a valid project name; use 1 to {maximum} letters, digits, '-', '_' and '.'."),
            "name: infra"
        );

    public static Fault RuntimeRequired(string place) =>
        InvalidMember(place, "'runtime' is required: the language of the program.", "runtime: dotnet");

    public static Fault MemberRequired(string place, string member) => InvalidMember(place, $"'{member}' is required.", "");

    /// <param name="place">The place of the member's value.</param>
    /// <param name="member">The member.</param>
    /// <param name="found">The value, described.</param>
    /// <param name="allowed">What the member accepts.</param>
    /// <param name="fix">A line that is correct; empty if none is known.</param>
    public static Fault InvalidMemberValue(string place, string member, string found, string allowed, string fix = "") =>
        InvalidMember(place, $"'{member}' is {found}; it takes {allowed}.", fix);

    /// <param name="place">The place of the member.</param>
    /// <param name="member">The member.</param>
    /// <param name="owner">The file or member that contains it.</param>
    /// <param name="known">The members that Pulumi reads there, in ordinal order.</param>
    /// <param name="extension">The prefix of members that hold anchors; null if Pulumi rejects other members.</param>
    public static Fault UnknownMember(string place, string member, string owner, IReadOnlyCollection<string> known, string? extension) =>
        Fault.Usage(
            "ENG118",
            $"{place}: '{member}' is not a member of {owner}; Pulumi {(extension is null ? "rejects" : "ignores")} it.",
            NearestName.Of(member, known) is { } nearest ? DidYouMean(nearest)
                : extension is null ? $"one of {string.Join(", ", known)}."
                : $"one of {string.Join(", ", known)}; or {extension}{member}, for anchors."
        );

    public static Fault JsonProjectFile(string file) =>
        Fault.Usage(
            "ENG119",
            $"{file} is the project file that Pulumi uses; the review reads YAML only.",
            "write it as Pulumi.yaml, and its stacks' files as Pulumi.STACK.yaml."
        );

    public static Fault StackFoldersConflict(string place) =>
        InvalidDeclaration($"{place}: 'config' and 'stackConfigDir' both name the folder of the stacks' files.", "keep stackConfigDir.");

    public static Fault ReleaseNotSupported(string range, string release) =>
        InvalidRelease(
            $"Pulumi {range} is required; this review behaves like Pulumi {release}.",
            $"require a range that includes {release}, or use a release of the review for yours."
        );

    public static Fault InvalidReleaseRange(string range) =>
        InvalidRelease($"'{range}' is not a valid range of Pulumi releases.", "\">=3.0.0 <4.0.0\"");

    private static Fault InvalidMember(string place, string message, string fix) => Fault.Usage("ENG103", $"{place}: {message}", fix);

    private static Fault InvalidRelease(string message, string fix) => Fault.Usage("ENG121", message, fix);

    private static Fault InvalidDeclaration(string message, string fix) => Fault.Usage("ENG120", message, fix);
}
