using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Relations;

/// <summary>Requires a host name to belong to a resource of the stack.</summary>
internal sealed class OwnedHostRelation(PropertyPath own) : RelationOperator
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

    public override string Expected => "a host of this stack";

    protected override Answer Relate(Subject subject, PathMatch found)
    {
        var reference = Reference.Of(subject, own, found);
        var isOwned =
            subject.Origins(own.Root).Any(origin => subject.Stack.Find(origin) is not null)
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
