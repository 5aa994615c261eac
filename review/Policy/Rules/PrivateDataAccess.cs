using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Rules;

/// <summary>Cloud SQL and Redis have private addresses, which a service reaches only through the network.</summary>
internal sealed class PrivateDataAccess()
    : PropertyRule(
        new RuleDescription
        {
            Id = "GCP-RUN-016",
            Severity = Severity.High,
            Kind = "correctness",
            Title = "Services that use private data have VPC access",
            Remedy = "set `template.vpcAccess` to direct egress or a connector",
            Sources = ["google:run/configuring/connecting-vpc"],
        },
        "gcp:cloudrunv2/service:Service",
        "template.vpcAccess"
    )
{
    private static readonly string[] PrivateData = ["gcp:redis/instance:Instance", "gcp:sql/databaseInstance:DatabaseInstance"];

    private static readonly string[] Ways = ["connector", "networkInterfaces"];

    protected override string Expected { get; } = $"one with {Listing.Of(Ways)}";

    protected override bool AbsencePasses => false;

    protected override Truth Regards(Subject subject) => subject.UsedTypes().Overlaps(PrivateData);

    protected override Judgement Judge(Subject subject, PathMatch found) =>
        Judgement.Of(found, found.IsUnknown ? Truth.Unknown : Truth.Any(Ways.Select(way => IsSet(found.Member(way)))), Expected);

    private static Truth IsSet(PathMatch way) => way.IsUnknown ? Truth.Unknown : PresenceTest.IsSet(way.Value);
}
