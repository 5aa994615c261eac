using Engine.Plans;

namespace Review.Policy.Operators;

/// <summary>Requires a reference to have another target than a second reference of the same resource.</summary>
internal sealed class OtherFieldOperator(PropertyPath own, PropertyPath other) : Operator
{
    public override string Expected { get; } = $"another than {other}";

    protected override IEnumerable<Judgement> Judge(Subject subject, PathMatch found) =>
        [Judgement.Of(found, !Relations.Reference.Of(subject, own).IsSame(Relations.Reference.Of(subject, other)), Expected)];
}
