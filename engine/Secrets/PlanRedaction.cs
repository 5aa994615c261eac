using System.Collections.Immutable;
using System.Globalization;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Values;

namespace Engine.Secrets;

/// <summary>
/// Redacts unmarked secrets in a plan: a value becomes a secret; in a name, key, URN or option, the secret part is replaced.
/// </summary>
internal sealed class PlanRedaction(SecretTexts secrets)
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _urns = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _places = new(StringComparer.Ordinal);

    /// <exception cref="FaultException">ENG221: two resources differ only in a secret.</exception>
    public Plan Redact(Plan plan)
    {
        var redacted = plan with
        {
            Resources = [.. plan.Resources.Select(Redact).OrderBy(resource => resource.Urn, StringComparer.Ordinal)],
            Outputs = Map(plan.Outputs, "stack output"),
            Placement = plan.Placement.ToImmutableSortedDictionary(
                setting => Text(setting.Key),
                setting => Text(setting.Value),
                StringComparer.Ordinal
            ),
            Differences =
            [
                .. plan.Differences.Select(difference => new PassDifference(Urn(difference.Urn), Text(difference.Path))).Distinct(),
            ],
            NotChecked = plan
                .NotChecked.GroupBy(type => Text(type.Key), StringComparer.Ordinal)
                .ToImmutableSortedDictionary(type => type.Key, type => type.Sum(same => same.Value), StringComparer.Ordinal),
        };
        ThrowIfIndistinguishable(redacted);
        return redacted with
        {
            Messages =
            [
                .. plan
                    .Messages.Select(message => message with { Text = ProgramText.Clean(Text(message.Text)), Urn = Urn(message.Urn) })
                    .Concat(_places.Count == 0 ? [] : [ProgramMessage.From(EngineDiagnostics.SecretNotMarked(_places))])
                    .Distinct()
                    .OrderBy(message => message.Severity)
                    .ThenBy(message => message.Text, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>Rejects resources that would be indistinguishable after redaction.</summary>
    private static void ThrowIfIndistinguishable(Plan plan)
    {
        var faults = plan
            .Resources.GroupBy(resource => resource.Urn, StringComparer.Ordinal)
            .Where(group => group.Count() > 1)
            .Select(group => EngineDiagnostics.ResourcesDifferOnlyInSecret(group.Count(), group.Key))
            .ToList();
        if (faults.Count > 0)
        {
            throw new FaultException(faults);
        }
    }

    private PlannedResource Redact(PlannedResource resource)
    {
        var (type, name) = (Text(resource.Type), Text(resource.Name));
        var place = $"{type} '{name}'";
        if (type != resource.Type || name != resource.Name)
        {
            Note(place, name != resource.Name ? "its name" : "its type");
        }

        return resource with
        {
            Urn = Urn(resource.Urn),
            Type = type,
            Name = name,
            ReadId = resource.ReadId is { } id ? RedactAt(id, place, "id") : null,
            Parent = Urn(resource.Parent),
            Inputs = Map(resource.Inputs, place),
            Outputs = resource.Outputs is { } outputs ? Map(outputs, $"{place}, output") : null,
            Dependencies = Urns(resource.Dependencies),
            PropertyDependencies = resource
                .PropertyDependencies.GroupBy(property => Text(property.Key), StringComparer.Ordinal)
                .ToImmutableSortedDictionary(
                    property => property.Key,
                    property => Urns([.. property.SelectMany(same => same.Value)]),
                    StringComparer.Ordinal
                ),
            Options = Redact(resource.Options, place),
        };
    }

    private PlannedOptions Redact(PlannedOptions options, string place) =>
        options with
        {
            IgnoreChanges = Strings(options.IgnoreChanges),
            ReplaceOnChanges = Strings(options.ReplaceOnChanges),
            AdditionalSecretOutputs = Strings(options.AdditionalSecretOutputs),
            HideDiffs = Strings(options.HideDiffs),
            Aliases = [.. options.Aliases.Select(Alias)],
            Provider = options.Provider is { } provider ? Urn(provider) : null,
            DeletedWith = options.DeletedWith is { } with ? Urn(with) : null,
            ReplaceWith = Urns(options.ReplaceWith),
            ReplacementTrigger = options.ReplacementTrigger is { } trigger
                ? Value(trigger, place, PropertyPath.Empty.Append("replacementTrigger"))
                : null,
            Import = options.Import is { } import ? RedactAt(import, place, "import") : null,
            Version = options.Version is { } version ? Text(version) : null,
        };

    /// <summary>Returns whether a value contains a secret; most do not, and need no path or copy.</summary>
    private bool ContainsSecret(PropertyValue value) =>
        value switch
        {
            TextValue text => Text(text.Value) != text.Value,
            NumberValue number => IsSecret(number),
            AssetValue asset => IsSecret(asset),
            ComputedValue computed => ContainsSecret(computed.Inner),
            ArrayValue list => list.Items.Any(ContainsSecret),
            MapValue map => map.Any(entry => Text(entry.Key) != entry.Key || ContainsSecret(entry.Value)),
            ReferenceValue reference => Urn(reference.Urn) != reference.Urn || (reference.Id is { } id && Text(id) != id),
            _ => false,
        };

    private PropertyValue Value(PropertyValue value, string place, PropertyPath path)
    {
        switch (value)
        {
            case var _ when !ContainsSecret(value):
                return value;
            case TextValue or NumberValue or AssetValue:
                Note(place, path.ToString());
                return new SecretValue(NullValue.Instance);
            case ComputedValue computed:
                return Value(computed.Inner, place, path) is var inner && inner is SecretValue ? inner : new ComputedValue(inner);
            case ArrayValue list:
                return new ArrayValue([.. list.Items.Select((item, index) => Value(item, place, path.Append(index)))]);
            case MapValue map:
                return Map(map, place, path);
            case ReferenceValue reference:
                return reference with { Urn = Urn(reference.Urn), Id = reference.Id is { } id ? Text(id) : null };
            default:
                return value;
        }
    }

    private MapValue Map(MapValue map, string place) => Map(map, place, PropertyPath.Empty);

    private MapValue Map(MapValue map, string place, PropertyPath path)
    {
        if (!ContainsSecret(map))
        {
            return map;
        }

        var entries = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        foreach (var (key, value) in map)
        {
            var name = RedactAt(key, place, path.IsEmpty ? "a property's name" : $"{path}, a key");
            var free = name;
            for (var twin = 2; entries.ContainsKey(free); twin++)
            {
                free = Invariant($"{name} {twin}");
            }

            entries.Add(free, Value(value, place, path.Append(free)));
        }

        return new MapValue(entries);
    }

    private bool IsSecret(NumberValue number)
    {
        var text = number.Value.ToString(CultureInfo.InvariantCulture);
        return Text(text) != text;
    }

    private bool IsSecret(AssetValue asset) =>
        Text(asset.Location) != asset.Location
        || asset.Assets.Any(member => Text(member.Key) != member.Key || (member.Value is AssetValue inner && IsSecret(inner)));

    private PropertyValue Alias(PropertyValue alias) =>
        alias switch
        {
            TextValue urn => new TextValue(Urn(urn.Value)),
            MapValue map => new MapValue(map.Select(part => KeyValuePair.Create(part.Key, Alias(part.Value)))),
            _ => alias,
        };

    /// <summary>Redacts the parts of a URN, so that it still matches the type and name; project and stack names are public.</summary>
    private string Urn(string urn)
    {
        if (_urns.TryGetValue(urn, out var known))
        {
            return known;
        }

        var redacted = Plans.Urns.IsUrn(urn)
            ? string.Join("::", urn.Split("::", 4) is var parts ? [parts[0], parts[1], Text(parts[2]), Text(parts[3])] : [])
            : Text(urn);
        _urns.Add(urn, redacted);
        return redacted;
    }

    private ImmutableArray<string> Urns(ImmutableArray<string> urns) =>
        [.. urns.Select(Urn).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private ImmutableArray<string> Strings(ImmutableArray<string> texts) => [.. texts.Select(Text)];

    private string RedactAt(string text, string place, string path)
    {
        var redacted = Text(text);
        if (redacted != text)
        {
            Note(place, path);
        }

        return redacted;
    }

    private void Note(string place, string path) => _places.Add($"{place}: {path}");

    private string Text(string text)
    {
        if (!_texts.TryGetValue(text, out var redacted))
        {
            redacted = secrets.Redact(text);
            _texts.Add(text, redacted);
        }

        return redacted;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
