using Review.Policy.Operators;

namespace Review.Policy.Relations;

/// <summary>Requires a relation between a resource and others of its stack.</summary>
internal abstract class RelationOperator : Operator
{
    /// <summary>The result of a relation, and what is expected.</summary>
    /// <param name="Holds">Null if it cannot be determined.</param>
    /// <param name="Expected">What is expected of this resource.</param>
    /// <param name="IsComputed">Whether the result depends on a placeholder of another resource.</param>
    protected readonly record struct Answer(bool? Holds, string Expected, bool IsComputed = false);

    protected sealed override IEnumerable<Judgement> Judge(Subject subject, Found found)
    {
        var answer = Relate(subject, found);
        var judgement = Judgement.Of(found, answer.Holds, answer.Expected);
        return [judgement with { IsComputed = judgement.IsComputed || answer.IsComputed }];
    }

    protected abstract Answer Relate(Subject subject, Found found);

    /// <returns>True if any is true; null if none is true and at least one is unknown.</returns>
    protected static bool? Any(IEnumerable<bool?> verdicts)
    {
        var all = verdicts.ToList();
        return all.Contains(true) ? true
            : all.Contains(null) ? null
            : false;
    }

    /// <summary>Returns the conjunction of two values that may be unknown.</summary>
    protected static bool? And(bool? a, bool? b) => a == false || b == false ? false : a & b;
}
