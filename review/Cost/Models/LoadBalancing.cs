namespace Review.Cost.Models;

/// <summary>The priced parts of a global load balancer: forwarding rules, addresses, firewall, cache and certificates.</summary>
internal static class LoadBalancing
{
    private const string RuleType = "gcp:compute/globalForwardingRule:GlobalForwardingRule";

    private const decimal Million = 1_000_000;

    private static readonly string[] PricedSchemes = ["EXTERNAL", "EXTERNAL_MANAGED"];

    public static PriceModel ForwardingRule { get; } = new(["inboundGibibytes", "outboundGibibytes"], OfRule);

    public static PriceModel Address { get; } =
        new([], pricing => IsUsed(pricing) ? [] : [pricing.Fixed("reserved, unused", "gcp.address.unused", Money.HoursPerMonth)]);

    public static PriceModel SecurityPolicy { get; } =
        new(
            ["monthlyRequests"],
            pricing =>
                [
                    pricing.Fixed("policy", "gcp.armor.policy", 1),
                    pricing.Fixed("rules", "gcp.armor.rule", pricing.Resource.Inputs.Items("rules").Count()),
                    pricing.ByUsage("requests", "gcp.armor.requests", "monthlyRequests", Million),
                ]
        );

    public static PriceModel SecurityPolicyRule { get; } = new([], pricing => [pricing.Fixed("rule", "gcp.armor.rule", 1)]);

    public static PriceModel Certificate { get; } = new([], pricing => [pricing.Fixed("certificate", "gcp.certificates.certificate", 1)]);

    /// <summary>The model of a backend, which is charged only for cache fills.</summary>
    public static PriceModel Backend { get; } =
        new(
            ["cacheEgressGibibytes"],
            pricing =>
                pricing.Resource.Inputs.Flag("enableCdn") == true
                    ? [pricing.ByUsage("from the cache", "gcp.cdn.egress", "cacheEgressGibibytes")]
                    : []
        );

    private static IEnumerable<CostItem> OfRule(Pricing pricing)
    {
        var scheme = pricing.Resource.Inputs.Text("loadBalancingScheme") ?? PricedSchemes[0];
        if (!PricedSchemes.Contains(scheme))
        {
            return [new NotPriced($"load balancing scheme '{scheme}' has no rate")];
        }

        return
        [
            pricing.Fixed("rule", "gcp.lb.rule", Money.HoursPerMonth),
            pricing.ByUsage("data in", "gcp.lb.data", "inboundGibibytes"),
            pricing.ByUsage("data out", "gcp.lb.data", "outboundGibibytes"),
            pricing.ByUsage("data out, to the internet", "gcp.network.egress", "outboundGibibytes"),
        ];
    }

    /// <summary>Returns whether an address is free of charge: internal ranges are, and addresses of a forwarding rule.</summary>
    private static bool IsUsed(Pricing pricing) =>
        pricing.Resource.Inputs.Text("addressType") == "INTERNAL"
        || pricing.Plan.Resources.Any(rule =>
            rule.Type == RuleType
            && rule.PropertyDependencies.TryGetValue("ipAddress", out var addresses)
            && addresses.Contains(pricing.Resource.Urn)
        );
}
