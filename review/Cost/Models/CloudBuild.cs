namespace Review.Cost.Models;

/// <summary>Cloud Build: build minutes, by machine type.</summary>
internal static class CloudBuild
{
    public static PriceModel Trigger { get; } = new(["buildMinutes"], Items);

    private static IEnumerable<CostItem> Items(Pricing pricing)
    {
        var machine = pricing.Resource.Inputs.Text("build.options.machineType");
        var rate = machine switch
        {
            "E2_MEDIUM" => "gcp.build.medium",
            null or "UNSPECIFIED" or "E2_STANDARD_2" => "gcp.build.standard",
            "E2_HIGHCPU_8" or "N1_HIGHCPU_8" => "gcp.build.highcpu-8",
            "E2_HIGHCPU_32" or "N1_HIGHCPU_32" => "gcp.build.highcpu-32",
            _ => "",
        };
        yield return rate.Length == 0
            ? new NotPriced($"machine {machine} has no rate")
            : pricing.ByUsage($"builds, {machine ?? "default machine"}", rate, "buildMinutes");
    }
}
