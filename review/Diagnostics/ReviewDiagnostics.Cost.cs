using System.Globalization;
using Engine.Diagnostics;

namespace Review.Diagnostics;

// Estimates, ceilings and usage.yaml; and the size of a picture.
internal static partial class ReviewDiagnostics
{
    /// <param name="place">The place in the file.</param>
    /// <param name="name">The unknown name.</param>
    /// <param name="kind">What it should be: a section, a member, a quantity or a rate.</param>
    /// <param name="nearest">The name that was probably intended; null if none is close.</param>
    /// <param name="known">All valid names.</param>
    public static Fault UnknownUsageName(string place, string name, string kind, string? nearest, IReadOnlyCollection<string> known) =>
        Fault.Usage("REV301", $"{place}: '{name}' is not a valid {kind}.", DidYouMean(nearest, known));

    public static Fault UsageNotAMapping(string place, string section, string found) =>
        InvalidUsage(place, $"{section} is {found}; it takes a mapping of names");

    public static Fault UsageMemberMissing(string place, string member, string explanation) =>
        InvalidUsage(place, $"'{member}' is missing; an entry takes an amount in USD and, in '{explanation}', where it comes from");

    public static Fault UsageMemberNotAString(string place, string member) => InvalidUsage(place, $"'{member}' takes a string");

    public static Fault UnpricedWithoutReason(string place, string name) =>
        InvalidUsage(place, $"'{name}' takes a string: the reason why it may have no price");

    public static Fault InvalidUsageAmount(string place, string found, decimal maximum) =>
        InvalidUsage(
            place,
            string.Create(CultureInfo.InvariantCulture, $"{found} is not a valid quantity; it takes a number from 0 to {maximum:#,0}")
        );

    public static Fault UsageSystemNotFound(
        string place,
        string system,
        string stack,
        string? nearest,
        IReadOnlyCollection<string> known
    ) => NotInStack(place, $"stack '{stack}' has no system '{system}'", nearest, known);

    public static Fault UsageResourceNotFound(
        string place,
        string name,
        string system,
        string stack,
        string? nearest,
        IReadOnlyCollection<string> known
    ) => NotInStack(place, $"system '{system}' of stack '{stack}' has no resource and no type '{name}'", nearest, known);

    public static Fault QuantityNotUsed(
        string place,
        string resource,
        string quantity,
        string? nearest,
        IReadOnlyCollection<string> known
    ) => NotInStack(place, $"the price of '{resource}' does not depend on '{quantity}'", nearest, known);

    public static Fault CeilingSystemNotFound(string system, string? nearest, IReadOnlyCollection<string> known) =>
        NotFound($"--ceiling names '{system}', which is not a system of these stacks.", DidYouMean(nearest, known));

    /// <param name="system">The system.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="total">Its monthly cost in USD.</param>
    /// <param name="excess">How much of it is over the ceiling.</param>
    /// <param name="ceiling">The ceiling.</param>
    public static Fault CeilingExceeded(string system, string stack, string total, string excess, string ceiling) =>
        Fault.Refused(
            "REV304",
            $"'{system}' in {stack} costs {total} USD a month, {excess} over its ceiling of {ceiling}.",
            $"reduce the largest costs, or have the owner of ceilings.{stack}.{system} in usage.yaml raise it."
        );

    public static Fault StaleRates(IReadOnlyCollection<string> rates, int days, DateOnly oldest) =>
        Fault.Warning(
            "REV305",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rates.Count} rates were last checked more than {days} days ago, the oldest on {Date(oldest)}: "
            ) + $"{string.Join(", ", rates)}.",
            "check their sources, then update the amounts and the date in review/Cost/rates.json."
        );

    public static Fault ImplausibleInput(string resource, string type, string stack, string reason, string urn) =>
        Fault.Refused(
            "REV320",
            $"'{resource}' ({type}) in {stack} cannot be priced: {reason}.",
            "correct the input in the program or its settings.",
            urn
        );

    /// <param name="system">The system.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="ceiling">Its ceiling in USD a month.</param>
    /// <param name="count">The number of resources without a price.</param>
    /// <param name="resources">Some of them, each with the reason.</param>
    public static Fault CeilingNotConfirmed(string system, string stack, string ceiling, int count, string resources) =>
        Fault.Refused(
            "REV321",
            $"'{system}' in {stack} has a ceiling of {ceiling} USD a month, but "
                + (count == 1 ? "1 of its resources has" : string.Create(CultureInfo.InvariantCulture, $"{count} of its resources have"))
                + $" no price: {resources}.",
            $"add a rate, or accept each one by name or type under unpriced.{stack}.{system} in usage.yaml, with a reason."
        );

    /// <param name="system">The system.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="count">The number of items whose usage is not given.</param>
    public static Fault CeilingWithoutUsage(string system, string stack, int count) =>
        Fault.Warning(
            "REV322",
            $"the ceiling of '{system}' in {stack} is compared without "
                + (
                    count == 1
                        ? "1 item whose usage is not given."
                        : string.Create(CultureInfo.InvariantCulture, $"{count} items whose usage is not given.")
                ),
            $"give the quantities under usage.{stack}.{system} in usage.yaml; 0 is a valid quantity."
        );

    public static Fault PictureTooLarge(string system, int parts, int maximum) =>
        Fault.Refused(
            "REV323",
            string.Create(CultureInfo.InvariantCulture, $"'{system}' has {parts:#,0} parts; a picture shows at most {maximum:#,0}."),
            "group its resources in components, choose another system with --system, or print --json."
        );

    private static Fault InvalidUsage(string place, string message) => Fault.Usage("REV302", $"{place}: {message}.");

    private static Fault NotInStack(string place, string message, string? nearest, IReadOnlyCollection<string> known) =>
        NotFound(
            $"{place}: {message}.",
            known.Count == 0 ? "remove it."
                : nearest is null ? $"remove it, or use {Join([.. known.Order(StringComparer.Ordinal)], "or")}."
                : DidYouMean(nearest)
        );

    private static Fault NotFound(string message, string fix) => Fault.Usage("REV303", message, fix);
}
