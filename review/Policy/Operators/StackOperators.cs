using Engine.Plans;

namespace Review.Policy.Operators;

/// <summary>Requires the stack to have no resource of the type.</summary>
internal sealed class ForbiddenOperator : Operator
{
    public override string Expected => "no such resource";

    public override IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<PathMatch> all, bool absencePasses) =>
        all.Select(found => Judgement.Of(found, false, Expected));
}

/// <summary>
/// Requires the stack to have a resource of the type and, if strings are given, each of them in that property of a resource.
/// </summary>
internal sealed class RequiredOperator(IReadOnlyList<string> texts) : Operator
{
    public override string Expected => "a resource of this type";

    public override IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<PathMatch> all, bool absencePasses) => [];

    public override IEnumerable<Judgement> Judge(PolicyStack stack, RuleTarget target)
    {
        var subjects = stack.OfType(target.Type).ToList();
        if (texts.Count == 0)
        {
            return [Judgement.Of(target.Type, subjects.Count > 0 ? "present" : "absent", subjects.Count > 0, Expected)];
        }

        var values = subjects.SelectMany(subject => subject.Find(target.Path)).ToList();
        return texts.Select(text =>
        {
            var has = values.Exists(value => Scalars.Text(value.Value)?.Contains(text, StringComparison.Ordinal) == true);
            var holds =
                has ? true
                : values.Exists(value => value.IsUnknown) ? Truth.Unknown
                : false;
            return Judgement.Of($"{target.Type} {target.Path}", has ? "present" : "absent", holds, $"one with {text}");
        });
    }
}
