using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Relations;

/// <summary>Requires a relation between a resource and others of its stack.</summary>
internal abstract class RelationOperator : Operator
{
    /// <summary>The result of a relation, and what is expected.</summary>
    /// <param name="Holds">Whether it holds.</param>
    /// <param name="Expected">What is expected of this resource.</param>
    /// <param name="IsComputed">Whether the result depends on a placeholder of another resource.</param>
    protected readonly record struct Answer(Truth Holds, string Expected, bool IsComputed = false);

    protected sealed override IEnumerable<Judgement> Judge(Subject subject, PathMatch found)
    {
        var answer = Relate(subject, found);
        var judgement = Judgement.Of(found, answer.Holds, answer.Expected);
        return [judgement with { IsComputed = judgement.IsComputed || answer.IsComputed }];
    }

    protected abstract Answer Relate(Subject subject, PathMatch found);
}
