using Engine.Plans;
using Engine.Values;

namespace Review.Policy.Operators;

/// <summary>Requires flags in a list of <c>{name, value}</c>; returns one judgement per flag.</summary>
internal sealed class FlagOperator(IReadOnlyList<(string Name, IReadOnlyList<string> Values)> flags) : Operator
{
    public override string Expected { get; } = string.Join(", ", flags.Select(Words));

    public override IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<Found> all, bool absencePasses) =>
        flags.Select(flag => Judge(flag, all[0], absencePasses));

    private static Judgement Judge((string Name, IReadOnlyList<string> Values) flag, Found list, bool absencePasses)
    {
        var items = (list.Value as ArrayValue)?.Items.Select(item => list.Inner(list.Path, item)).ToList() ?? [];
        var named = items.FindLast(item => Scalars.Text(Part(item, "name").Value) == flag.Name);
        var value = named.IsAbsent ? named : Part(named, "value");
        var isHidden = list.IsUnknown || items.Exists(item => item.IsUnknown || Part(item, "name").IsUnknown);
        var holds =
            list.IsAbsent ? absencePasses
            : named.IsAbsent
                ? isHidden ? Truth.Unknown
                    : false
            : value.IsUnknown ? Truth.Unknown
            : flag.Values.Contains(Scalars.Text(value.Value));
        return Judgement.Of(value with { Path = $"{list.Path}: {flag.Name}", Indices = [] }, holds, Words(flag));
    }

    private static Found Part(Found item, string name) => item.Inner(item.Path, (item.Value as MapValue)?[name]);

    private static string Words((string Name, IReadOnlyList<string> Values) flag) => $"{flag.Name} = {Listing.Of(flag.Values)}";
}
