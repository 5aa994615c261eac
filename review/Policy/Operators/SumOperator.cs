using System.Globalization;

namespace Review.Policy.Operators;

/// <summary>Asks that numbers add up; one that is absent counts as nothing.</summary>
internal sealed class SumOperator(double sum) : Operator
{
    /// <summary>Shares are whole or decimal; this is rounding, not a difference.</summary>
    private const double Tolerance = 1e-9;

    public override string Expected { get; } = FormattableString.Invariant($"{sum} in all");

    public override IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<Found> all, bool absencePasses)
    {
        var present = all.Where(found => !found.IsAbsent).ToList();
        if (present.Count == 0)
        {
            return [Judgement.Of(all[0], absencePasses, Expected)];
        }

        var path = string.Join(" + ", present.Select(found => found.Path));
        var total = present.Sum(found => Scalars.Number(found.Value) ?? double.NaN);
        var isComputed = present.Exists(found => found.IsComputed);
        bool? holds = present.Exists(found => found.IsUnknown) ? null : Math.Abs(total - sum) < Tolerance;
        return
        [
            Judgement.Of(present[0], holds, Expected) with
            {
                Path = path,
                Value = holds is null ? "[unknown]" : total.ToString("R", CultureInfo.InvariantCulture),
                IsComputed = isComputed,
                Indices = [],
            },
        ];
    }
}
