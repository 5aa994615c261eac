using System.Net;
using Engine.Plans;

namespace Review.Policy.Rules;

/// <summary>Requires address ranges to be private and not to overlap on one network.</summary>
internal sealed class SubnetRanges()
    : RelationRule(
        new RuleDescription
        {
            Id = "GCP-NET-014",
            Severity = Severity.High,
            Kind = "correctness",
            Title = "Subnet ranges are private and do not overlap",
            Remedy = "use a free range in 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16",
            Sources = ["google:vpc/subnets"],
        },
        "gcp:compute/subnetwork:Subnetwork",
        "ipCidrRange"
    )
{
    /// <summary>The private address ranges. Source: https://www.rfc-editor.org/rfc/rfc1918#section-3.</summary>
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
    ];

    private static readonly PropertyPath Network = PropertyPath.Parse("network");

    protected override string Expected => "a private range of its own";

    protected override bool AbsencePasses => false;

    protected override Answer Relate(Subject subject, PathMatch found)
    {
        var reference = Reference.Of(subject, Path, found);
        if (reference.Text is not { } text)
        {
            return new Answer(Truth.Unknown, Expected);
        }

        if (!IPNetwork.TryParse(text, out var range) || range.BaseAddress.GetAddressBytes().Length != 4)
        {
            return new Answer(false, "an IPv4 range, 10.0.0.0/24");
        }

        if (!Private.Any(network => network.PrefixLength <= range.PrefixLength && Meet(network, range)))
        {
            return new Answer(false, "a range of 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16");
        }

        var place = Reference.Of(subject, Network);
        foreach (var other in Earlier(subject))
        {
            var overlaps = place.IsSame(Reference.Of(other, Network)) & Meets(range, Reference.Of(other, Path).Text);
            if (!overlaps.IsFalse)
            {
                return new Answer(!overlaps, $"a range apart from that of {other.Resource.Name}", place.IsComputed);
            }
        }

        return new Answer(true, Expected);
    }

    /// <summary>Returns the earlier resources to compare with, so that an overlap is reported once, for the later one.</summary>
    private static IEnumerable<Subject> Earlier(Subject subject) =>
        subject.Stack.OfType(subject.Resource.Type).TakeWhile(other => other.Resource.Urn != subject.Resource.Urn);

    private static Truth Meets(IPNetwork range, string? other) =>
        other is null ? Truth.Unknown : IPNetwork.TryParse(other, out var parsed) && Meet(range, parsed);

    private static bool Meet(IPNetwork a, IPNetwork b) => a.Contains(b.BaseAddress) || b.Contains(a.BaseAddress);
}
