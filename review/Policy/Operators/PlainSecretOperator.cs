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

    protected override IEnumerable<Judgement> Judge(Subject subject, PathMatch found)
    {
        if (found.IsSecret)
        {
            return [Judgement.Of(found, true, Expected)];
        }

        return found.IsUnknown ? [Judgement.Of(found, Truth.Unknown, Expected)] : Pairs(found).Select(Judge);
    }

    private IEnumerable<(PathMatch Name, PathMatch Value)> Pairs(PathMatch found) =>
        form switch
        {
            NamedBy.Fields => [(found.Member(nameField), found.Member(valueField))],
            NamedBy.EqualsSign => [Split(found)],
            _ => Entries(found),
        };

    private Judgement Judge((PathMatch Name, PathMatch Value) pair)
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
                Path = form == NamedBy.Entries ? value.Path.ToString() : $"{value.Path}: {Scalars.Text(name.Value)}",
                Value = ValueWords.Hidden,
            }
            : judgement;
    }

    private bool IsNamedSecret(string name) => names.IsMatch(name) && except?.IsMatch(name) != true;

    private static (PathMatch Name, PathMatch Value) Split(PathMatch found)
    {
        var parts = (Scalars.Text(found.Value) ?? "").Split('=', 2);
        return (
            found with
            {
                Content = new Unwrapped(new TextValue(parts[0])),
            },
            found with
            {
                Content = found.Content with { Value = parts.Length > 1 ? new TextValue(parts[1]) : null },
            }
        );
    }

    private static IEnumerable<(PathMatch Name, PathMatch Value)> Entries(PathMatch found) =>
        found.Value is not MapValue map
            ? []
            : map.SelectMany(entry =>
            {
                var value = found.Member(entry.Key);
                return Entries(value).Prepend((value with { Content = new Unwrapped(new TextValue(entry.Key)) }, value));
            });
}
