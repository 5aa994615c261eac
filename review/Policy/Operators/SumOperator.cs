using System.Globalization;
using Engine.Plans;

namespace Review.Policy.Operators;

/// <summary>Requires numbers to have a certain sum; absent numbers count as zero.</summary>
internal sealed class SumOperator(double sum) : Operator
{
    /// <summary>The tolerance for rounding errors of decimal percentages.</summary>
    private const double Tolerance = 1e-9;

    public override string Expected { get; } = FormattableString.Invariant($"{sum} in all");

    public override IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<PathMatch> all, bool absencePasses)
    {
        var present = all.Where(found => !found.IsAbsent).ToList();
        if (present.Count == 0)
        {
            return [Judgement.Of(all[0], absencePasses, Expected)];
        }

        var path = string.Join(" + ", present.Select(found => found.Path));
        var total = present.Sum(found => Scalars.Number(found.Value) ?? double.NaN);
        var isComputed = present.Exists(found => found.IsComputed);
        var holds = present.Exists(found => found.IsUnknown) ? Truth.Unknown : Math.Abs(total - sum) < Tolerance;
        return
        [
            Judgement.Of(present[0], holds, Expected) with
            {
                Path = path,
                Value = holds.IsUnknown ? "[unknown]" : total.ToString("R", CultureInfo.InvariantCulture),
                IsComputed = isComputed,
                Indexes = [],
            },
        ];
    }
}
