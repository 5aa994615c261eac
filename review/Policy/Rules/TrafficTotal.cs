using System.Globalization;
using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Rules;

/// <summary>Percentages of traffic have a total; an absent one counts as zero.</summary>
internal sealed class TrafficTotal()
    : PropertyRule(
        new RuleDescription
        {
            Id = "GCP-RUN-019",
            Severity = Severity.High,
            Kind = "correctness",
            Title = "Traffic percentages add up to 100",
            Remedy = "change the percentages in `traffics` so that they add up to 100",
            Sources = ["google:run/rollouts-rollbacks-traffic-migration"],
        },
        "gcp:cloudrunv2/service:Service",
        "traffics[*].percent"
    )
{
    private const double Total = 100;

    /// <summary>The tolerance for rounding errors of decimal percentages.</summary>
    private const double Tolerance = 1e-9;

    protected override string Expected { get; } = FormattableString.Invariant($"{Total} in all");

    protected override IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<PathMatch> all)
    {
        var present = all.Where(found => !found.IsAbsent).ToList();
        if (present.Count == 0)
        {
            return [Judgement.Of(all[0], AbsencePasses, Expected)];
        }

        var total = present.Sum(found => Scalars.Number(found.Value) ?? double.NaN);
        var holds = present.Exists(found => found.IsUnknown) ? Truth.Unknown : Math.Abs(total - Total) < Tolerance;
        return
        [
            Judgement.Of(
                string.Join(" + ", present.Select(found => found.Path)),
                holds.IsUnknown ? "[unknown]" : total.ToString("R", CultureInfo.InvariantCulture),
                holds,
                Expected
            ) with
            {
                IsComputed = present.Exists(found => found.IsComputed),
            },
        ];
    }
}
