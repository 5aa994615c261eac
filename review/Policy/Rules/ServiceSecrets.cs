using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Rules;

/// <summary>Everyone who can view a service reads its variables.</summary>
internal sealed class ServiceSecrets()
    : PropertyRule(
        new RuleDescription
        {
            Id = "GCP-RUN-008",
            Severity = Severity.Critical,
            Kind = "security",
            Title = "Secret service variables come from Secret Manager",
            Remedy = "store the value in Secret Manager and refer to it with `valueSource`",
            Sources =
            [
                "kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71",
                "cis-gcp-4:1.17(functions analogue)",
                "google:run/configuring/services/secrets",
            ],
        },
        "gcp:cloudrunv2/service:Service",
        "template.containers[*].envs[*]"
    )
{
    private readonly SecretNames _secrets = new("(?i)(passw(or)?d|secret|token|api_?key|private_?key|credential|conn(ection)?_?string)");

    protected override string Expected => SecretNames.Expected;

    protected override Judgement Judge(Subject subject, PathMatch found)
    {
        if (found.IsSecret || found.IsUnknown)
        {
            return Judgement.Of(found, found.IsSecret ? Truth.True : Truth.Unknown, Expected);
        }

        var (name, value) = (found.Member("name"), found.Member("value"));
        return _secrets.Judge(name.Content, value, $"{value.Path}: {Scalars.Text(name.Value)}");
    }
}
