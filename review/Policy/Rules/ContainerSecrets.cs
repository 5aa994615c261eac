using Engine.Plans;
using Engine.Values;
using Review.Policy.Operators;

namespace Review.Policy.Rules;

/// <summary>Anyone who can inspect a container reads its variables, <c>NAME=VALUE</c>.</summary>
internal sealed class ContainerSecrets()
    : PropertyRule(
        new RuleDescription
        {
            Id = "DKR-029",
            Severity = Severity.Critical,
            Kind = "security",
            Title = "Secret container variables are Pulumi secrets",
            Remedy = "wrap the value in Output.CreateSecret, or mount a file and pass its path in NAME_FILE",
            Sources = ["trivy:AVD-DS-0031", "kics:a88baa34-e2ad-44ea-ad6f-8cac87bc7c71"],
        },
        "docker:index/container:Container",
        "envs[*]"
    )
{
    private readonly SecretNames _secrets = new("(?i)(passw(or)?d|secret|token|api_?key|private_?key)", except: "(?i)_FILE$");

    protected override string Expected => SecretNames.Expected;

    protected override Judgement Judge(Subject subject, PathMatch found)
    {
        if (found.IsSecret || found.IsUnknown)
        {
            return Judgement.Of(found, found.IsSecret ? Truth.True : Truth.Unknown, Expected);
        }

        var parts = (Scalars.Text(found.Value) ?? "").Split('=', 2);
        var value = found with { Content = found.Content with { Value = parts.Length > 1 ? new TextValue(parts[1]) : null } };
        return _secrets.Judge(new Unwrapped(new TextValue(parts[0])), value, $"{found.Path}: {parts[0]}");
    }
}
