using Engine.Plans;

namespace Review.Policy.Operators;

/// <summary>The requirement of a rule that is pure data.</summary>
internal abstract class Operator
{
    /// <summary>The expected value, as the end of the phrase "expected: ".</summary>
    public abstract string Expected { get; }

    /// <summary>Judges all values that the path of a rule matches in one resource.</summary>
    /// <param name="all">At least one value; absent values are included.</param>
    /// <param name="absencePasses">Whether an absent value conforms.</param>
    public abstract IEnumerable<Judgement> Judge(IReadOnlyList<PathMatch> all, bool absencePasses);
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
    public IValueTest Test { get; } = test;

    public override string Expected => Test.Expected;

    public override IEnumerable<Judgement> Judge(IReadOnlyList<PathMatch> all, bool absencePasses) =>
        all.Select(found => Judgement.Of(found, found.IsAbsent ? absencePasses : Test.Holds(found), Expected));
}
