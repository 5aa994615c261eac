using System.Globalization;
using System.Text.Json;
using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Plans;
using Engine.Values;

namespace Providers.Checks;

/// <summary>Checks inputs against a package's rules. Unknown values satisfy every rule.</summary>
internal static class RuleCheck
{
    /// <param name="rules">The rules of the resource type.</param>
    /// <param name="inputs">The inputs from the program.</param>
    /// <param name="name">The resource's name, from which providers generate other names.</param>
    public static IEnumerable<CheckFailure> Check(IReadOnlyList<InputRule> rules, MapValue inputs, string name)
    {
        var unnamed = rules.Where(rule => rule.IsAutoNamed(inputs)).ToList();
        var named =
            unnamed.Count == 0
                ? inputs
                : inputs.With(
                    unnamed.Select(rule => KeyValuePair.Create(rule.Path.Root, (PropertyValue)new TextValue(rule.AutoName!.Of(name))))
                );
        return unnamed
            .Where(rule => rule.AutoName!.Of(name).Length > rule.AutoName.Longest)
            .Select(rule => new CheckFailure(
                rule.Path,
                $"is left to the provider, which makes it of '{name}' and gets more than {rule.AutoName!.Longest} characters.",
                $"give '{rule.Path}', or a shorter name."
            ))
            .Concat(rules.SelectMany(rule => Holders(rule.Path, named).SelectMany(holder => Check(rule, holder, named))));
    }

    private static IEnumerable<CheckFailure> Check(InputRule rule, PathMatch holder, MapValue inputs)
    {
        var name = rule.Path.Last;
        var map = (MapValue)holder.Value!;
        var (value, isSecret, _) = Unwrapped.FromProgram(map[name]);
        var path = holder.Path.Append(name);
        var scope = rule.IsOfElements ? map : inputs;
        return rule switch
        {
            { ExactlyOneOf: { } names } => ExactlyOne(path, names, scope),
            { AtLeastOneOf: { } names } => names.Any(other => IsGiven(scope, other))
                ? []
                : [new CheckFailure(path, $"is missing: one or more of {List(names)} must be given.")],
            _ when value is null => [],
            { ConflictsWith: { } names } => names
                .Where(other => IsKnown(scope, other) && value is not UnknownValue)
                .Select(other => new CheckFailure(path, $"cannot be given beside '{other}'.", $"leave out '{path}' or '{other}'.")),
            { RequiredWith: { } names } => names
                .Where(other => !IsGiven(scope, other))
                .Select(other => new CheckFailure(path, $"needs '{other}' to be given too.")),
            _ => (isSecret || holder.IsSecret) && OwnValue(rule, path, value, map).Any()
                ? [new CheckFailure(path, "is a secret that does not fit; the message would tell it.")]
                : OwnValue(rule, path, value, map),
        };
    }

    /// <summary>Returns the objects that contain the property; none if an object on the way is missing or unknown.</summary>
    private static IEnumerable<PathMatch> Holders(PropertyPath path, MapValue inputs) =>
        path.Parent.Find(inputs).Where(holder => holder.Value is MapValue);

    /// <summary>Returns whether a property is set; an unknown value counts as set.</summary>
    private static bool IsGiven(MapValue inputs, PropertyPath path) =>
        Holders(path, inputs).Any(holder => !holder.Member(path.Last).IsAbsent);

    /// <summary>Returns whether a property is certain to be set: an unknown value may turn out to be null.</summary>
    private static bool IsKnown(MapValue inputs, PropertyPath path) =>
        Holders(path, inputs).Any(holder => holder.Member(path.Last) is { IsAbsent: false, IsUnknown: false });

    private static IEnumerable<CheckFailure> ExactlyOne(PropertyPath path, IReadOnlyList<PropertyPath> names, MapValue inputs)
    {
        var given = names.Where(other => IsGiven(inputs, other)).ToList();
        return given.Count == 1 ? []
            : given.Count == 0 ? [new CheckFailure(path, $"is missing: exactly one of {List(names)} must be given.")]
            : [new CheckFailure(path, $"exactly one of {List(names)} must be given, not {List(given)}.")];
    }

    private static IEnumerable<CheckFailure> OwnValue(InputRule rule, PropertyPath path, PropertyValue value, MapValue holder) =>
        (rule, value) switch
        {
            ({ OneOf: { } allowed }, TextValue text) when !allowed.Contains(text.Value) => [NotOneOf(path, text.Value, allowed)],
            ({ Range: [var least, var most] }, NumberValue number) when number.Value < least || number.Value > most =>
            [
                new CheckFailure(path, $"is {Text(number.Value)}; it takes {Text(least)} to {Text(most)}."),
            ],
            ({ Length: [var least, var most] }, TextValue text) when text.Value.Length < least || text.Value.Length > most =>
            [
                new CheckFailure(path, $"has {text.Value.Length} characters; it takes {least} to {most}."),
            ],
            ({ Pattern: not null }, TextValue text) when !rule.Form.IsMatch(text.Value) =>
            [
                new CheckFailure(path, $"is '{text.Value}'; it must match {rule.Pattern}."),
            ],
            ({ KeyPattern: not null }, MapValue map) => map
                .Keys.Where(key => !rule.Form.IsMatch(key))
                .Select(key => new CheckFailure(path, $"has the name '{key}'; a name must match {rule.KeyPattern}.")),
            ({ MinItems: { } least }, ArrayValue list) when list.Items.Length < least =>
            [
                new CheckFailure(path, $"has {list.Items.Length} elements; it takes {least} or more."),
            ],
            ({ MaxItems: { } most }, ArrayValue list) when list.Items.Length > most =>
            [
                new CheckFailure(path, $"has {list.Items.Length} elements; it takes {most} or fewer."),
            ],
            ({ IsJson: true }, TextValue { Value.Length: > 0 } text) when !IsJson(text.Value) => [new CheckFailure(path, "is no JSON.")],
            ({ AtLeastSumOf: { } names }, NumberValue number) => AtLeastSum(path, number.Value, names, holder),
            _ => [],
        };

    private static IEnumerable<CheckFailure> AtLeastSum(
        PropertyPath path,
        double number,
        IReadOnlyList<PropertyPath> names,
        MapValue holder
    )
    {
        var sum = names.Sum(name => Unwrapped.FromProgram(holder[name.Last]).Value is NumberValue part ? part.Value : 0);
        return number >= sum ? [] : [new CheckFailure(path, $"is {Text(number)}, less than the sum of {List(names)}, {Text(sum)}.")];
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static CheckFailure NotOneOf(PropertyPath path, string value, IReadOnlyList<string> allowed)
    {
        var shown = allowed.Where(text => text.Length > 0).ToList();
        var nearest = NearestName.Of(value, shown);
        return new CheckFailure(
            path,
            $"is '{value}'; it takes one of {string.Join(", ", shown)}.",
            nearest is null ? "" : $"did you mean '{nearest}'?"
        );
    }

    private static string List(IEnumerable<PropertyPath> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
