using Engine.Plans;

namespace Review.Cost;

/// <summary>The region a resource is created in: its own input, or else its provider's, as the Google provider resolves it.</summary>
/// <remarks>Source: https://www.pulumi.com/registry/packages/gcp/installation-configuration/ (region, zone).</remarks>
internal static class ResourceRegion
{
    private const string RegionName = "region";

    private const string ZoneName = "zone";

    /// <returns>The region; null if neither the resource nor its provider names one.</returns>
    public static string? Find(Plan plan, PlannedResource resource, string input) =>
        resource.Inputs.Text(input) ?? FromZone(resource.Inputs.Text(ZoneName)) ?? OfProvider(plan, resource);

    private static string? OfProvider(Plan plan, PlannedResource resource)
    {
        if (resource.Options.Provider is not { } urn)
        {
            return OfSettings(plan, Urns.Package(resource.Type));
        }

        // An explicit provider does not read the stack's configuration.
        var provider = plan.Resources.FirstOrDefault(candidate => candidate.Urn == urn);
        return provider?.Inputs.Text(RegionName) ?? FromZone(provider?.Inputs.Text(ZoneName));
    }

    private static string? OfSettings(Plan plan, string package) =>
        plan.Placement.GetValueOrDefault($"{package}:{RegionName}") ?? FromZone(plan.Placement.GetValueOrDefault($"{package}:{ZoneName}"));

    /// <summary>Returns the region of a zone: <c>europe-west1-b</c> is in <c>europe-west1</c>.</summary>
    private static string? FromZone(string? zone) => zone?.LastIndexOf('-') is > 0 and var end ? zone[..end] : null;
}
