namespace Review.Policy.Operators;

/// <summary>What a rule asks.</summary>
internal abstract class Operator
{
    /// <summary>What conforms, as it ends "expected: ".</summary>
    public abstract string Expected { get; }

    /// <summary>Judges all that the path of a rule led to in one resource.</summary>
    /// <param name="subject">The resource.</param>
    /// <param name="all">At least one; what is absent among them.</param>
    /// <param name="absencePasses">Whether nothing at all conforms.</param>
    public virtual IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<Found> all, bool absencePasses) =>
        all.SelectMany(found => found.IsAbsent ? [Judgement.Of(found, absencePasses, Expected)] : Judge(subject, found));

    /// <summary>Judges what the stack holds or lacks as a whole; most rules look at one resource at a time.</summary>
    public virtual IEnumerable<Judgement> Judge(PolicyStack stack, RuleTarget target) => [];

    /// <summary>Judges one value that is there, known or not.</summary>
    protected virtual IEnumerable<Judgement> Judge(Subject subject, Found found) => [];
}

/// <summary>A question about one value.</summary>
internal interface IValueTest
{
    /// <summary>What conforms.</summary>
    string Expected { get; }

    /// <summary>What a condition makes of a property that is absent.</summary>
    bool HoldsOnAbsence { get; }

    /// <returns>Null where it hangs on what is not known.</returns>
    bool? Holds(Found found);
}

/// <summary>Asks each value by itself.</summary>
internal sealed class EachOperator(IValueTest test) : Operator
{
    public override string Expected => test.Expected;

    protected override IEnumerable<Judgement> Judge(Subject subject, Found found) => [Judgement.Of(found, test.Holds(found), Expected)];
}

/// <summary>Asks for one value among all that conforms.</summary>
internal sealed class AnyOperator(IValueTest test) : Operator
{
    public override string Expected => $"one that is {test.Expected}";

    public override IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<Found> all, bool absencePasses)
    {
        var present = all.Where(found => !found.IsAbsent).ToList();
        if (present.Count == 0)
        {
            return [Judgement.Of(all[0], absencePasses, Expected)];
        }

        var verdicts = present.ConvertAll(test.Holds);
        var found = present[Math.Max(0, verdicts.IndexOf(true))];
        return
        [
            Judgement.Of(
                found,
                verdicts.Contains(true) ? true
                    : verdicts.Contains(null) ? null
                    : false,
                Expected
            ),
        ];
    }
}
