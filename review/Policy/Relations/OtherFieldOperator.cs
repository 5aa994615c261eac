using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Relations;

/// <summary>Requires a reference to have another target than a second reference of the same resource.</summary>
internal sealed class OtherFieldOperator(PropertyPath own, PropertyPath other) : Operator
{
    public override string Expected { get; } = $"another than {other}";

    protected override IEnumerable<Judgement> Judge(Subject subject, PathMatch found) =>
        [Judgement.Of(found, !Reference.Of(subject, own).IsSame(Reference.Of(subject, other)), Expected)];
}
