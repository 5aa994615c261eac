using System.Text.RegularExpressions;
using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Rules;

/// <summary>Names that secrets usually have. Messages about them never contain the value.</summary>
/// <param name="names">A pattern of the names.</param>
/// <param name="except">A pattern of names that match and are not those of secrets.</param>
internal sealed class SecretNames(string names, string? except = null)
{
    public const string Expected = "a Pulumi secret, or a reference to one";

    private readonly Regex _names = Pattern(names);
    private readonly Regex? _except = except is null ? null : Pattern(except);

    /// <summary>Requires a value with the name of a secret to be a Pulumi secret.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="path">The path to report.</param>
    public Judgement Judge(Unwrapped name, PathMatch value, string path)
    {
        var isNamed = name.IsUnknown ? Truth.Unknown : Scalars.Text(name.Value) is { } text && IsMatch(text);
        var isHarmless = isNamed.IsFalse || value.IsSecret || !PresenceTest.IsSet(value.Value);
        var judgement = Judgement.Of(
            value,
            isHarmless ? true
                : isNamed.IsUnknown || value.IsUnknown ? Truth.Unknown
                : false,
            Expected
        );
        return judgement.Verdict == Verdict.Failed ? judgement with { Path = path, Value = ValueWords.Hidden } : judgement;
    }

    private bool IsMatch(string name) => _names.IsMatch(name) && _except?.IsMatch(name) != true;

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
