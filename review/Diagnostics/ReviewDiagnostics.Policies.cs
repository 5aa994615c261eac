using System.Globalization;
using Engine.Diagnostics;

namespace Review.Diagnostics;

// Policies and the file of exemptions from them.
internal static partial class ReviewDiagnostics
{
    private const string DateForm = "yyyy-MM-dd";

    public static Fault UnknownExemptionSection(string place, string name) =>
        InvalidExemption(place, $"'{name}' is not a member of this file, which contains one list, 'exemptions'", "exemptions: []");

    public static Fault ExemptionsNotAList(string place) =>
        InvalidExemption(place, "'exemptions' is missing or not a list", "exemptions: []");

    public static Fault ExemptionNotAMapping(string place, IReadOnlyCollection<string> members) =>
        InvalidExemption(place, $"an exemption is a mapping of {Join(members, "and")}");

    public static Fault UnknownExemptionMember(string place, string name, string? nearest, IReadOnlyCollection<string> members) =>
        InvalidExemption(place, $"'{name}' is not a member of an exemption", DidYouMean(nearest, members));

    public static Fault ExemptionMemberNotAString(string place, string member) =>
        InvalidExemption(place, $"the exemption needs '{member}', a string");

    public static Fault ExemptionMemberNotAList(string place, string member) =>
        InvalidExemption(place, $"the exemption needs '{member}', a list of one or more strings");

    public static Fault UnknownRule(string place, string rule, string? nearest) =>
        Fault.Usage(
            "REV202",
            $"{place}: '{rule}' is not a valid rule ID.",
            nearest is null ? "see docs/policies.md." : DidYouMean(nearest)
        );

    public static Fault UnknownStack(string place, string stack, string? nearest, IReadOnlyCollection<string> stacks) =>
        Fault.Usage(
            "REV203",
            $"{place}: '{stack}' is not a stack of this project; its stacks are {Join(stacks, "and")}.",
            DidYouMean(nearest)
        );

    public static Fault InvalidResourcePattern(string place, string pattern) =>
        Fault.Usage(
            "REV204",
            $"{place}: '{pattern}' does not name a resource; it takes TYPE NAME, where * matches anything.",
            "gcp:pubsub/topic:Topic orders-*"
        );

    public static Fault InvalidExpiryDate(string place, string value, DateOnly latest) =>
        InvalidExpiry(place, $"'{value}' is not a valid date (YYYY-MM-DD)", $"expires: {Date(latest)}, or earlier");

    public static Fault ExpiryTooLate(string place, string value, DateOnly latest) =>
        InvalidExpiry(place, $"{value} is more than a year away; the latest date allowed is {Date(latest)}", $"expires: {Date(latest)}");

    public static Fault RepeatedExemption(string place, string rule, string resource, string stack) =>
        Fault.Usage("REV206", $"{place}: '{resource}' in {stack} is exempted from {rule} twice.", "remove one of the two.");

    public static Fault ExpiredExemption(string place, string rule, DateOnly expired, string owner) =>
        Fault.Refused(
            "REV211",
            $"{place}: the exemption from {rule} expired on {Date(expired)}.",
            $"fix the finding, or have {owner} review the exemption again."
        );

    public static Fault UnusedExemption(string place, string rule, string resource) =>
        Fault.Warning("REV212", $"{place}: the exemption from {rule} for '{resource}' matches no finding.", "remove it.");

    /// <param name="count">The number of findings.</param>
    /// <param name="severity">The lowest severity that the check refuses.</param>
    /// <param name="file">The file of exemptions.</param>
    public static Fault FindingsRefused(int count, string severity, string file) =>
        Fault.Refused(
            "REV351",
            count == 1
                ? $"1 finding has severity {severity} or above."
                : string.Create(CultureInfo.InvariantCulture, $"{count} findings have severity {severity} or above."),
            $"fix them, or exempt them in {file}."
        );

    private static Fault InvalidExemption(string place, string message, string fix = "") =>
        Fault.Usage("REV201", $"{place}: {message}.", fix);

    private static Fault InvalidExpiry(string place, string message, string fix) => Fault.Usage("REV205", $"{place}: {message}.", fix);

    private static string Date(DateOnly day) => day.ToString(DateForm, CultureInfo.InvariantCulture);
}
