using Engine.Diagnostics;

namespace Review.Diagnostics;

// The files of policy rules. An entry is a file and one of its rules.
internal static partial class ReviewDiagnostics
{
    public static Fault InvalidRuleJson(string place) =>
        InvalidRuleFile(place, "the file is not valid JSON", "correct the JSON at this place; each member occurs once.");

    public static Fault RulesNotAList(string file) => InvalidRuleFile(file, "the file is not a list of rules", "write a JSON array.");

    public static Fault UnknownRuleMember(string entry, string name, string what, string? nearest, IReadOnlyCollection<string> members) =>
        InvalidRuleMember(entry, $"'{name}' is not a member of {what}", DidYouMean(nearest, members));

    public static Fault MissingRuleMember(string entry, string name, string what) =>
        InvalidRuleMember(entry, $"'{name}' is missing in {what}", $"add \"{name}\".");

    public static Fault NotARuleObject(string entry, string json, string what, IReadOnlyCollection<string> members) =>
        InvalidRuleMember(entry, $"{json} is not {what}", $"use an object with {Join(members, "and")}.");

    public static Fault RuleMemberNotAString(string entry, string name, string json) =>
        InvalidRuleMember(entry, $"'{name}' is {json}", "use a string that is not empty.");

    public static Fault RuleMemberNotStrings(string entry, string name, string json) =>
        InvalidRuleMember(entry, $"'{name}' is {json}", "use a list of one or more strings.");

    public static Fault RuleMemberNotObjects(string entry, string name, string json) =>
        InvalidRuleMember(entry, $"'{name}' is {json}", "use a list of objects.");

    public static Fault InvalidRuleWord(string entry, string name, string word, string? nearest, IReadOnlyCollection<string> words) =>
        Fault.Usage("REV362", $"{entry}: '{name}' is '{word}'.", DidYouMean(nearest, words));

    public static Fault UnknownOperator(string entry, string name, string? nearest, IReadOnlyCollection<string> names) =>
        InvalidOperator(entry, $"'{name}' is not an operator", DidYouMean(nearest, names));

    public static Fault OperatorNotForConditions(string entry, string name) =>
        InvalidOperator(entry, $"'{name}' is not an operator of conditions", "use another operator, or a class for this rule.");

    public static Fault InvalidRuleType(string entry, string type) =>
        InvalidTarget(entry, $"'{type}' is not a resource type", "use PACKAGE:MODULE:NAME, such as gcp:storage/bucket:Bucket.");

    public static Fault InvalidRulePath(string entry, string path, string problem) =>
        InvalidTarget(
            entry,
            $"'{path}' is not a valid property path: {problem.TrimEnd('.')}",
            "use names with dots between them, and [*] after a list."
        );

    public static Fault InvalidOperatorValue(string entry, string name, string json, string form) =>
        Fault.Usage("REV365", $"{entry}: the value of '{name}' is {json}.", $"use {form}.");

    public static Fault RepeatedRuleId(string entry, string id) =>
        Fault.Usage("REV366", $"{entry}: another rule has the id '{id}'.", "give this rule an id of its own.");

    private static Fault InvalidRuleFile(string place, string message, string fix) => Fault.Usage("REV360", $"{place}: {message}.", fix);

    private static Fault InvalidRuleMember(string entry, string message, string fix) => Fault.Usage("REV361", $"{entry}: {message}.", fix);

    private static Fault InvalidOperator(string entry, string message, string fix) => Fault.Usage("REV363", $"{entry}: {message}.", fix);

    private static Fault InvalidTarget(string entry, string message, string fix) => Fault.Usage("REV364", $"{entry}: {message}.", fix);
}
