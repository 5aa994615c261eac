using Engine.Plans;

namespace Review.Policy.Operators;

/// <summary>The requirement of a rule.</summary>
internal abstract class Operator
{
    /// <summary>The expected value, as the end of the phrase "expected: ".</summary>
    public abstract string Expected { get; }

    /// <summary>Judges all values that the path of a rule matches in one resource.</summary>
    /// <param name="subject">The resource.</param>
    /// <param name="all">At least one value; absent values are included.</param>
    /// <param name="absencePasses">Whether an absent value conforms.</param>
    public virtual IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<PathMatch> all, bool absencePasses) =>
        all.SelectMany(found => found.IsAbsent ? [Judgement.Of(found, absencePasses, Expected)] : Judge(subject, found));

    /// <summary>Judges the stack as a whole; most rules look at one resource at a time.</summary>
    public virtual IEnumerable<Judgement> Judge(PolicyStack stack, RuleTarget target) => [];

    /// <summary>Judges one value that is present, whether known or not.</summary>
    protected virtual IEnumerable<Judgement> Judge(Subject subject, PathMatch found) => [];
}

/// <summary>A condition on one value.</summary>
internal interface IValueTest
{
    /// <summary>The expected value.</summary>
    string Expected { get; }

    /// <summary>Whether the condition holds for an absent property.</summary>
    bool HoldsOnAbsence { get; }

    /// <summary>Returns whether a value that is present passes.</summary>
    Truth Holds(PathMatch found);
}

/// <summary>Requires every value to pass the test.</summary>
internal sealed class EachOperator(IValueTest test) : Operator
{
    public override string Expected => test.Expected;

    protected override IEnumerable<Judgement> Judge(Subject subject, PathMatch found) => [Judgement.Of(found, test.Holds(found), Expected)];
}

/// <summary>Requires at least one value to pass the test.</summary>
internal sealed class AnyOperator(IValueTest test) : Operator
{
    public override string Expected => $"one that is {test.Expected}";

    public override IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<PathMatch> all, bool absencePasses)
    {
        var present = all.Where(found => !found.IsAbsent).ToList();
        if (present.Count == 0)
        {
            return [Judgement.Of(all[0], absencePasses, Expected)];
        }

        var verdicts = present.ConvertAll(test.Holds);
        return [Judgement.Of(present[Math.Max(0, verdicts.IndexOf(Truth.True))], Truth.Any(verdicts), Expected)];
    }
}
