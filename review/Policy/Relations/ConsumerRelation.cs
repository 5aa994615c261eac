using Engine.Plans;

namespace Review.Policy.Relations;

/// <summary>Requires another resource of the stack to use what the property refers to.</summary>
internal sealed class ConsumerRelation(PropertyPath own, string consumerType, PropertyPath consumerPath) : RelationOperator
{
    public override string Expected { get; } = $"a {consumerType} whose {consumerPath} it is";

    protected override Answer Relate(Subject subject, PathMatch found)
    {
        var reference = Reference.Of(subject, own, found);
        return new Answer(
            Truth.Any(subject.Stack.OfType(consumerType).Select(consumer => reference.IsSame(Reference.Of(consumer, consumerPath)))),
            Expected
        );
    }
}
