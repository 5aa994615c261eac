using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Plans;
using static System.FormattableString;

namespace Providers.Checks;

/// <summary>The messages about inputs that a provider would reject: predicates of which the input's path is the subject.</summary>
internal static class InputFailures
{
    public static CheckFailure UnknownProperty(PropertyPath path, string name, IEnumerable<string> known) =>
        new(path, "is not a property.", DidYouMean(name, known));

    public static CheckFailure Required(PropertyPath path) => new(path, "is required and missing.");

    public static CheckFailure WrongType(PropertyPath path, string found, string allowed) => new(path, $"is {found}; it takes {allowed}.");

    /// <summary>Creates the failure of a secret value, which the message must not show.</summary>
    public static CheckFailure InvalidSecret(PropertyPath path, string allowed) =>
        new(path, $"is a secret value of the wrong type (not shown); it takes {allowed}.");

    /// <inheritdoc cref="InvalidSecret(PropertyPath, string)"/>
    public static CheckFailure InvalidSecret(PropertyPath path) => new(path, "is an invalid secret value (not shown).");

    public static CheckFailure AutoNameTooLong(PropertyPath path, string name, int maximum) =>
        new(
            path,
            Invariant($"is not set, and the name created from '{name}' has more than {maximum} characters."),
            $"set '{path}', or use a shorter resource name."
        );

    public static CheckFailure ExactlyOneRequired(PropertyPath path, IReadOnlyList<PropertyPath> names) =>
        new(path, $"is missing: exactly one of {List(names)} is required.");

    public static CheckFailure ExactlyOneAllowed(PropertyPath path, IReadOnlyList<PropertyPath> names, IReadOnlyList<PropertyPath> given) =>
        new(path, $"allows exactly one of {List(names)}; {List(given)} are set.");

    public static CheckFailure AtLeastOneRequired(PropertyPath path, IReadOnlyList<PropertyPath> names) =>
        new(path, $"is missing: at least one of {List(names)} is required.");

    public static CheckFailure Conflicts(PropertyPath path, PropertyPath other) =>
        new(path, $"cannot be set together with '{other}'.", $"remove '{path}' or '{other}'.");

    public static CheckFailure Requires(PropertyPath path, PropertyPath other) => new(path, $"requires '{other}'.");

    public static CheckFailure NotAllowed(PropertyPath path, string value, IReadOnlyList<string> allowed) =>
        new(path, $"is '{value}'; it takes one of {string.Join(", ", allowed)}.", DidYouMean(value, allowed));

    public static CheckFailure OutOfRange(PropertyPath path, double value, double minimum, double maximum) =>
        new(path, Invariant($"is {value}; it takes {minimum} to {maximum}."));

    public static CheckFailure InvalidLength(PropertyPath path, int length, int minimum, int maximum) =>
        new(path, Invariant($"has {length} characters; it takes {minimum} to {maximum}."));

    public static CheckFailure PatternMismatch(PropertyPath path, string value, string pattern) =>
        new(path, $"is '{value}'; it must match {pattern}.");

    public static CheckFailure KeyPatternMismatch(PropertyPath path, string key, string pattern) =>
        new(path, $"has the key '{key}'; keys must match {pattern}.");

    public static CheckFailure TooFewItems(PropertyPath path, int count, int minimum) =>
        new(path, Invariant($"has {count} elements; it takes {minimum} or more."));

    public static CheckFailure TooManyItems(PropertyPath path, int count, int maximum) =>
        new(path, Invariant($"has {count} elements; it takes {maximum} or fewer."));

    public static CheckFailure InvalidJson(PropertyPath path) => new(path, "is not valid JSON.");

    public static CheckFailure LessThanSum(PropertyPath path, double value, IReadOnlyList<PropertyPath> names, double sum) =>
        new(path, Invariant($"is {value}, less than the sum of {List(names)}, {sum}."));

    private static string DidYouMean(string name, IEnumerable<string> known) =>
        NearestName.Of(name, known) is { } nearest ? $"did you mean '{nearest}'?" : "";

    private static string List(IEnumerable<PropertyPath> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
