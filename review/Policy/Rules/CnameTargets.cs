using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Rules;

/// <summary>Requires a host name to belong to a resource of the stack.</summary>
internal sealed class CnameTargets()
    : RelationRule(
        new RuleDescription
        {
            Id = "CF-DNS-005",
            Severity = Severity.Medium,
            Kind = "security",
            Title = "CNAME records point to hosts of this stack",
            Remedy = "take `content` from a resource of the stack, or exempt the third-party host",
            Sources = ["prowler:cloudflare/dns_record_cname_target_valid"],
        },
        "cloudflare:index/dnsRecord:DnsRecord",
        "content"
    )
{
    /// <summary>The inputs of Cloudflare resources that contain their host name.</summary>
    private static readonly string[] HostInputs = ["domain", "hostname", "name"];

    private static readonly string[] HostTypes =
    [
        "cloudflare:index/dnsRecord:DnsRecord",
        "cloudflare:index/pagesDomain:PagesDomain",
        "cloudflare:index/r2CustomDomain:R2CustomDomain",
        "cloudflare:index/workersCustomDomain:WorkersCustomDomain",
        "cloudflare:index/zone:Zone",
    ];

    private static readonly PropertyPath RecordType = PropertyPath.Parse("type");

    protected override string Expected => "a host of this stack";

    protected override Truth Regards(Subject subject) =>
        subject.Find(RecordType)[0] is { IsAbsent: false } type
            ? type.IsUnknown
                ? Truth.Unknown
                : Scalars.Text(type.Value) == "CNAME"
            : false;

    protected override Answer Relate(Subject subject, PathMatch found)
    {
        var reference = Reference.Of(subject, Path, found);
        var isOwned =
            subject.Origins(Path.Root).Any(origin => subject.Stack.Find(origin) is not null)
            || (
                reference.Text is { } host
                && HostTypes.SelectMany(subject.Stack.OfType).Any(other => other != subject && Answers(other, host))
            );
        return new Answer(
            isOwned ? true
                : reference.Text is null ? Truth.Unknown
                : false,
            Expected
        );
    }

    private static bool Answers(Subject subject, string host) =>
        HostInputs.Any(input =>
            Scalars.Text(Unwrapped.FromPlan(subject.Resource.Inputs[input]).Value) is { } name
            && string.Equals(name, host.TrimEnd('.'), StringComparison.OrdinalIgnoreCase)
        );
}
