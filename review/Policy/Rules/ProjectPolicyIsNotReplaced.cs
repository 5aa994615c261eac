namespace Review.Policy.Rules;

/// <summary>Setting the whole policy removes every other grant, including those of Google's own agents.</summary>
internal sealed class ProjectPolicyIsNotReplaced()
    : Rule(
        new RuleDescription
        {
            Id = "GCP-IAM-007",
            Severity = Severity.Critical,
            Kind = "security",
            Title = "The project's IAM policy is not replaced as a whole",
            Remedy = "add roles one at a time with IAMMember",
            Sources = ["pulumi-gcp:docs(projects IAM)"],
        }
    )
{
    private const string Policy = "gcp:projects/iAMPolicy:IAMPolicy";

    public override IEnumerable<Finding> Evaluate(PolicyStack stack) =>
        stack.OfType(Policy).Select(policy => new Finding(this, policy, Judge(policy)));

    private static Judgement Judge(Subject policy) =>
        Judgement.Of("$type", Policy, false, "no such resource") with
        {
            IsComputed = policy.Resource.OnlyResolved,
        };
}
