using System.Text.Json;
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
                    unnamed.Select(rule => KeyValuePair.Create(rule.Path.Root, (PropertyValue)new TextValue(rule.AutoName!.Create(name))))
                );
        return unnamed
            .Where(rule => rule.AutoName!.Create(name).Length > rule.AutoName.MaximumLength)
            .Select(rule => InputFailures.AutoNameTooLong(rule.Path, name, rule.AutoName!.MaximumLength))
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
            { AtLeastOneOf: { } names } => names.Any(other => IsGiven(scope, other)) ? [] : [InputFailures.AtLeastOneRequired(path, names)],
            _ when value is null => [],
            { ConflictsWith: { } names } => names
                .Where(other => IsKnown(scope, other) && value is not UnknownValue)
                .Select(other => InputFailures.Conflicts(path, other)),
            { RequiredWith: { } names } => names
                .Where(other => !IsGiven(scope, other))
                .Select(other => InputFailures.Requires(path, other)),
            _ => (isSecret || holder.IsSecret) && OwnValue(rule, path, value, map).Any()
                ? [InputFailures.InvalidSecret(path)]
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
            : given.Count == 0 ? [InputFailures.ExactlyOneRequired(path, names)]
            : [InputFailures.ExactlyOneAllowed(path, names, given)];
    }

    private static IEnumerable<CheckFailure> OwnValue(InputRule rule, PropertyPath path, PropertyValue value, MapValue holder) =>
        (rule, value) switch
        {
            ({ OneOf: { } allowed }, TextValue text) when !allowed.Contains(text.Value) =>
            [
                InputFailures.NotAllowed(path, text.Value, [.. allowed.Where(member => member.Length > 0)]),
            ],
            ({ Range: [var minimum, var maximum] }, NumberValue number) when number.Value < minimum || number.Value > maximum =>
            [
                InputFailures.OutOfRange(path, number.Value, minimum, maximum),
            ],
            ({ Length: [var minimum, var maximum] }, TextValue text) when text.Value.Length < minimum || text.Value.Length > maximum =>
            [
                InputFailures.InvalidLength(path, text.Value.Length, minimum, maximum),
            ],
            ({ Pattern: { } pattern }, TextValue text) when !rule.Form.IsMatch(text.Value) =>
            [
                InputFailures.PatternMismatch(path, text.Value, pattern),
            ],
            ({ KeyPattern: { } pattern }, MapValue map) => map
                .Keys.Where(key => !rule.Form.IsMatch(key))
                .Select(key => InputFailures.KeyPatternMismatch(path, key, pattern)),
            ({ MinItems: { } minimum }, ArrayValue list) when list.Items.Length < minimum =>
            [
                InputFailures.TooFewItems(path, list.Items.Length, minimum),
            ],
            ({ MaxItems: { } maximum }, ArrayValue list) when list.Items.Length > maximum =>
            [
                InputFailures.TooManyItems(path, list.Items.Length, maximum),
            ],
            ({ IsJson: true }, TextValue { Value.Length: > 0 } text) when !IsJson(text.Value) => [InputFailures.InvalidJson(path)],
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
        return number >= sum ? [] : [InputFailures.LessThanSum(path, number, names, sum)];
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
}
