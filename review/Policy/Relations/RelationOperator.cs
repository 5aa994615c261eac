using Review.Policy.Operators;

namespace Review.Policy.Relations;

/// <summary>Asks how a resource stands to others of its stack.</summary>
internal abstract class RelationOperator : Operator
{
    /// <summary>What of the others is wrong, or conforms.</summary>
    /// <param name="Holds">Null where there is no telling.</param>
    /// <param name="Expected">What would conform, of this resource.</param>
    /// <param name="IsComputed">The answer rests on a stand-in of another resource.</param>
    protected readonly record struct Answer(bool? Holds, string Expected, bool IsComputed = false);

    protected sealed override IEnumerable<Judgement> Judge(Subject subject, Found found)
    {
        var answer = Relate(subject, found);
        var judgement = Judgement.Of(found, answer.Holds, answer.Expected);
        return [judgement with { IsComputed = judgement.IsComputed || answer.IsComputed }];
    }

    protected abstract Answer Relate(Subject subject, Found found);

    /// <returns>True as soon as one is true; null where none is and one is not known.</returns>
    protected static bool? Any(IEnumerable<bool?> verdicts)
    {
        var all = verdicts.ToList();
        return all.Contains(true) ? true
            : all.Contains(null) ? null
            : false;
    }

    /// <summary>Both, where either may not be known.</summary>
    protected static bool? And(bool? a, bool? b) => a == false || b == false ? false : a & b;
}
