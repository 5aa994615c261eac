namespace Review.Policy.Operators;

/// <summary>Asks that no resource of the type is there.</summary>
internal sealed class ForbiddenOperator : Operator
{
    public override string Expected => "no such resource";

    public override IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<Found> all, bool absencePasses) =>
        all.Select(found => Judgement.Of(found, false, Expected));
}

/// <summary>Asks that the stack has a resource of the type; with texts, that each of them is part of that property of one.</summary>
internal sealed class RequiredOperator(IReadOnlyList<string> texts) : Operator
{
    public override string Expected => "a resource of this type";

    public override IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<Found> all, bool absencePasses) => [];

    public override IEnumerable<Judgement> Judge(PolicyStack stack, RuleTarget target)
    {
        var subjects = stack.OfType(target.Type).ToList();
        if (texts.Count == 0)
        {
            return [Of(target.Type, subjects.Count > 0, subjects.Count > 0 ? "present" : "absent", Expected)];
        }

        var values = subjects.SelectMany(subject => subject.Find(target.Path)).ToList();
        return texts.Select(text =>
        {
            var has = values.Exists(value => Scalars.Text(value.Value)?.Contains(text, StringComparison.Ordinal) == true);
            bool? holds =
                has ? true
                : values.Exists(value => value.IsUnknown) ? null
                : false;
            return Of($"{target.Type} {target.Path.Text}", holds, has ? "present" : "absent", $"one with {text}");
        });
    }

    private static Judgement Of(string path, bool? holds, string value, string expected) =>
        Judgement.Of(default, holds, expected) with
        {
            Path = path,
            Indices = [],
            Value = value,
        };
}
