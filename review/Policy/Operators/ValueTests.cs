using System.Text.Json;
using System.Text.RegularExpressions;
using Engine.Plans;
using Engine.Values;

namespace Review.Policy.Operators;

/// <summary>Tests whether a value is one of a list, or is not.</summary>
internal sealed class AmongTest(IReadOnlyList<JsonElement> values, bool isNegated) : IValueTest
{
    public string Expected { get; } = $"{(isNegated ? "not " : "")}{Listing.Of(values.Select(Scalars.Words))}";

    public bool HoldsOnAbsence => isNegated;

    public Truth Holds(PathMatch found) =>
        found.IsUnknown ? Truth.Unknown : values.Any(value => Scalars.Same(found.Value!, value)) != isNegated;
}

/// <summary>Tests whether a value matches a pattern, or does not.</summary>
internal sealed class PatternTest(string pattern, bool isNegated) : IValueTest
{
    /// <summary>The pattern, matched in linear time because the strings come with a pull request.</summary>
    private readonly Regex _pattern = new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    public string Expected { get; } = $"a string that {(isNegated ? "does not match" : "matches")} {pattern}";

    public bool HoldsOnAbsence => isNegated;

    public Truth Holds(PathMatch found) =>
        found.IsUnknown ? Truth.Unknown
        : Scalars.Text(found.Value) is { } text ? _pattern.IsMatch(text) != isNegated
        : isNegated;
}

/// <summary>Tests whether a number is within bounds, or is one of a few additional values.</summary>
internal sealed class RangeTest(double? least, double? most, IReadOnlyList<JsonElement> others) : IValueTest
{
    public string Expected { get; } =
        string.Join(
            ", or ",
            new[]
            {
                FormattableString.Invariant(
                    (least, most) switch
                    {
                        (null, _) => (FormattableString)$"{most} or less",
                        (_, null) => $"{least} or more",
                        _ => $"{least} to {most}",
                    }
                ),
                Listing.Of(others.Select(Scalars.Words)),
            }.Where(part => part.Length > 0)
        );

    public bool HoldsOnAbsence => false;

    public Truth Holds(PathMatch found) =>
        found.IsUnknown ? Truth.Unknown
        : others.Any(other => Scalars.Same(found.Value!, other)) ? true
        : Scalars.Number(found.Value) is { } number && number >= (least ?? number) && number <= (most ?? number);
}

/// <summary>Tests whether a value is set, or is not. Providers treat empty strings and empty lists as not set.</summary>
internal sealed class PresenceTest(bool isNegated) : IValueTest
{
    public string Expected => isNegated ? "nothing" : "a value";

    public bool HoldsOnAbsence => isNegated;

    public Truth Holds(PathMatch found) =>
        found.IsUnknown
            ? isNegated
                ? Truth.Unknown
                : Truth.True
            : IsSet(found.Value) != isNegated;

    /// <summary>Returns whether a value is set.</summary>
    public static bool IsSet(PropertyValue? value) =>
        value is not (null or NullValue or TextValue { Value: "" } or ArrayValue { Items: [] });
}

/// <summary>Tests whether a list has a minimum number of entries.</summary>
internal sealed class CountTest(int least) : IValueTest
{
    public string Expected { get; } = FormattableString.Invariant($"{least} or more entries");

    public bool HoldsOnAbsence => false;

    public Truth Holds(PathMatch found) =>
        found.IsUnknown ? Truth.Unknown : (found.Value is ArrayValue list ? list.Items.Length : 1) >= least;
}

/// <summary>Tests whether a list contains one of some values.</summary>
internal sealed class ContainsTest(IReadOnlyList<JsonElement> values) : IValueTest
{
    public string Expected { get; } = $"a list with {Listing.Of(values.Select(Scalars.Words))}";

    public bool HoldsOnAbsence => false;

    public Truth Holds(PathMatch found)
    {
        if (found.IsUnknown)
        {
            return Truth.Unknown;
        }

        var items = found.Value is ArrayValue list ? list.Items.Select(item => Unwrapped.FromPlan(item).Value) : [found.Value];
        var known = items.ToList();
        return known.Any(item => item is not null && values.Any(value => Scalars.Same(item, value))) ? true
            : known.Exists(item => item is UnknownValue) ? Truth.Unknown
            : false;
    }
}
