using Engine.Plans;
using Engine.Values;

namespace Review.Policy.Operators;

/// <summary>Requires flags in a list of <c>{name, value}</c>; returns one judgement per flag.</summary>
internal sealed class FlagOperator(IReadOnlyList<(string Name, IReadOnlyList<string> Values)> flags) : Operator
{
    public override string Expected { get; } = string.Join(", ", flags.Select(Words));

    public override IEnumerable<Judgement> Judge(IReadOnlyList<PathMatch> all, bool absencePasses) =>
        flags.Select(flag => Judge(flag, all[0], absencePasses));

    private static Judgement Judge((string Name, IReadOnlyList<string> Values) flag, PathMatch list, bool absencePasses)
    {
        var items = list.Value is ArrayValue ? list.Elements().ToList() : [];
        var named = items.FindLast(item => Scalars.Text(item.Member("name").Value) == flag.Name);
        var value = named.IsAbsent ? named : named.Member("value");
        var isHidden = list.IsUnknown || items.Exists(item => item.IsUnknown || item.Member("name").IsUnknown);
        var holds =
            list.IsAbsent ? absencePasses
            : named.IsAbsent
                ? isHidden ? Truth.Unknown
                    : false
            : value.IsUnknown ? Truth.Unknown
            : flag.Values.Contains(Scalars.Text(value.Value));
        return Judgement.Of($"{list.Path}: {flag.Name}", ValueWords.Of(value), holds, Words(flag)) with { IsComputed = value.IsComputed };
    }

    private static string Words((string Name, IReadOnlyList<string> Values) flag) => $"{flag.Name} = {Listing.Of(flag.Values)}";
}
