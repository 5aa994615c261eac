using Engine.Plans;

namespace Review.Policy.Rules;

/// <summary>A rule about the relation of a property to other resources of the stack.</summary>
internal abstract class RelationRule(RuleDescription description, string type, string path) : PropertyRule(description, type, path)
{
    /// <summary>The result of a relation, and what is expected.</summary>
    /// <param name="Holds">Whether it holds.</param>
    /// <param name="Expected">What is expected of this resource.</param>
    /// <param name="IsComputed">Whether the result depends on a placeholder of another resource.</param>
    protected readonly record struct Answer(Truth Holds, string Expected, bool IsComputed = false);

    protected sealed override Judgement Judge(Subject subject, PathMatch found)
    {
        var answer = Relate(subject, found);
        var judgement = Judgement.Of(found, answer.Holds, answer.Expected);
        return judgement with { IsComputed = judgement.IsComputed || answer.IsComputed };
    }

    protected abstract Answer Relate(Subject subject, PathMatch found);
}
