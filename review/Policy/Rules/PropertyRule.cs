using Engine.Plans;

namespace Review.Policy.Rules;

/// <summary>A rule about one property of every resource of a type.</summary>
/// <param name="description">What people read about the rule.</param>
/// <param name="type">The type.</param>
/// <param name="path">The property's path.</param>
internal abstract class PropertyRule(RuleDescription description, string type, string path) : Rule(description)
{
    /// <summary>The property's path.</summary>
    protected PropertyPath Path { get; } = PropertyPath.Parse(path);

    /// <summary>The expected value, as the end of the phrase "expected: ".</summary>
    protected abstract string Expected { get; }

    /// <summary>Whether a resource without the property conforms, according to the provider's default.</summary>
    protected virtual bool AbsencePasses => true;

    public override IEnumerable<Finding> Evaluate(PolicyStack stack) =>
        from subject in stack.OfType(type)
        let applies = Regards(subject)
        where !applies.IsFalse
        from judgement in Judge(subject, subject.Find(Path))
        select new Finding(this, subject, judgement.If(applies));

    /// <summary>Returns whether the rule applies to a resource.</summary>
    protected virtual Truth Regards(Subject subject) => true;

    /// <summary>Judges all values of one resource; absent values are included.</summary>
    protected virtual IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<PathMatch> all) =>
        all.Select(found => found.IsAbsent ? Judgement.Of(found, AbsencePasses, Expected) : Judge(subject, found));

    /// <summary>Judges one value that is present, whether known or not.</summary>
    protected virtual Judgement Judge(Subject subject, PathMatch found) => Judgement.Of(found, Truth.Unknown, Expected);
}
