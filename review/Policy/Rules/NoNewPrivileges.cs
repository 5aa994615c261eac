using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Rules;

/// <summary>Without the option, a setuid program in the container gains privileges.</summary>
internal sealed class NoNewPrivileges()
    : PropertyRule(
        new RuleDescription
        {
            Id = "DKR-004",
            Severity = Severity.High,
            Kind = "security",
            Title = "Containers set no-new-privileges",
            Remedy = "add `no-new-privileges:true` to `securityOpts`",
            Sources = ["cis-docker:5.26", "kics:27fcc7d6-c49b-46e0-98f1-6c082a6a2750"],
        },
        "docker:index/container:Container",
        "securityOpts[*]"
    )
{
    private readonly PatternTest _isSet = new("^no-new-privileges(:true|=true)?$", isNegated: false);

    protected override string Expected => $"one that is {_isSet.Expected}";

    protected override bool AbsencePasses => false;

    protected override IEnumerable<Judgement> Judge(Subject subject, IReadOnlyList<PathMatch> all)
    {
        var present = all.Where(found => !found.IsAbsent).ToList();
        if (present.Count == 0)
        {
            return [Judgement.Of(all[0], AbsencePasses, Expected)];
        }

        var verdicts = present.ConvertAll(_isSet.Holds);
        return [Judgement.Of(present[Math.Max(0, verdicts.IndexOf(Truth.True))], Truth.Any(verdicts), Expected)];
    }
}
