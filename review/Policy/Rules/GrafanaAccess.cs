using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Rules;

/// <summary>Grafana starts with a known password; its settings are variables of the container.</summary>
internal sealed class GrafanaAccess()
    : PropertyRule(
        new RuleDescription
        {
            Id = "DKR-033",
            Severity = Severity.High,
            Kind = "security",
            Title = "Grafana has no anonymous access, sign-up or default password",
            Remedy = "disable anonymous access and sign-up, and generate the admin password",
            Sources = ["grafana:configure-security"],
        },
        "docker:index/container:Container",
        "envs[*]"
    )
{
    private readonly PatternTest _isSafe = new(
        "(?i)^GF_(AUTH_ANONYMOUS_ENABLED=true|SECURITY_ADMIN_PASSWORD=admin$|USERS_ALLOW_SIGN_UP=true)",
        isNegated: true
    );

    protected override string Expected => _isSafe.Expected;

    protected override Truth Regards(Subject subject) =>
        Unwrapped.FromPlan(subject.ImageName()) is { IsUnknown: false } image
            ? Scalars.Text(image.Value)?.Contains("grafana", StringComparison.Ordinal) == true
            : Truth.Unknown;

    protected override Judgement Judge(Subject subject, PathMatch found) => Judgement.Of(found, _isSafe.Holds(found), Expected);
}
