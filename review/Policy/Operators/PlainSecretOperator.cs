using System.Text.RegularExpressions;
using Engine.Plans;
using Engine.Values;

namespace Review.Policy.Operators;

/// <summary>Where an operator finds a name and its value.</summary>
internal enum NamedBy
{
    /// <summary>In two properties of each element.</summary>
    Fields,

    /// <summary>In one string, before and after an equals sign.</summary>
    EqualsSign,

    /// <summary>As the entries of a map and of its nested maps.</summary>
    Entries,
}

/// <summary>Requires values with secret-like names to be Pulumi secrets. Messages never contain the value.</summary>
internal sealed class PlainSecretOperator(NamedBy form, string nameField, string valueField, Regex names, Regex? except) : Operator
{
    public override string Expected => "a Pulumi secret, or a reference to one";

    protected override IEnumerable<Judgement> Judge(Subject subject, Found found)
    {
        if (found.IsSecret)
        {
            return [Judgement.Of(found, true, Expected)];
        }

        return found.IsUnknown ? [Judgement.Of(found, Truth.Unknown, Expected)] : Pairs(found).Select(Judge);
    }

    private IEnumerable<(Found Name, Found Value)> Pairs(Found found) =>
        form switch
        {
            NamedBy.Fields => [(Part(found, nameField), Part(found, valueField))],
            NamedBy.EqualsSign => [Split(found)],
            _ => Entries(found),
        };

    private Judgement Judge((Found Name, Found Value) pair)
    {
        var (name, value) = pair;
        var isNamedSecret = name.IsUnknown ? Truth.Unknown : Scalars.Text(name.Value) is { } text && IsNamedSecret(text);
        var isHarmless = isNamedSecret.IsFalse || value.IsSecret || !PresenceTest.IsSet(value.Value);
        var judgement = Judgement.Of(
            value,
            isHarmless ? true
                : isNamedSecret.IsUnknown || value.IsUnknown ? Truth.Unknown
                : false,
            Expected
        );
        return judgement.Verdict == Verdict.Failed
            ? judgement with
            {
                Path = form == NamedBy.Entries ? value.Path : $"{value.Path}: {Scalars.Text(name.Value)}",
                Value = ValueWords.Hidden,
            }
            : judgement;
    }

    private bool IsNamedSecret(string name) => names.IsMatch(name) && except?.IsMatch(name) != true;

    private static (Found Name, Found Value) Split(Found found)
    {
        var parts = (Scalars.Text(found.Value) ?? "").Split('=', 2);
        return (found with { Value = new TextValue(parts[0]) }, found with { Value = parts.Length > 1 ? new TextValue(parts[1]) : null });
    }

    private static IEnumerable<(Found Name, Found Value)> Entries(Found found) =>
        found.Value is not MapValue map
            ? []
            : map.SelectMany(entry =>
            {
                var value = found.Inner($"{found.Path}.{entry.Key}", entry.Value);
                return Entries(value).Prepend((value with { Value = new TextValue(entry.Key), IsSecret = false }, value));
            });

    private static Found Part(Found item, string name) => item.Inner($"{item.Path}.{name}", (item.Value as MapValue)?[name]);
}
