using System.Globalization;
using System.Text.RegularExpressions;

namespace Review.Cost.Models;

/// <summary>Cloud SQL for PostgreSQL, Enterprise edition: CPU, memory and storage of an instance, and its backups.</summary>
internal static partial class CloudSql
{
    /// <summary>The number of instances billed for high availability. Source: https://cloud.google.com/sql/pricing.</summary>
    private const decimal InstancesOfHighAvailability = 2;

    /// <summary>
    /// The disk size of an instance that sets none. Source: https://cloud.google.com/sql/docs/postgres/instance-settings.
    /// </summary>
    private const decimal DefaultDisk = 10;

    private const decimal MebibytesPerGibibyte = 1_024;

    public static PriceModel Instance { get; } = new(["backupGibibytes", "logGibibytes"], Items) { RegionInput = "region" };

    private static IEnumerable<CostItem> Items(Pricing pricing)
    {
        var inputs = pricing.Resource.Inputs;
        var isRegional = inputs.Text("settings.availabilityType") == "REGIONAL";
        var zones = isRegional ? "highly available" : "zonal";
        if (inputs.Text("settings.activationPolicy") != "NEVER")
        {
            foreach (var item in Compute(pricing, inputs.Text("settings.tier"), zones, isRegional ? InstancesOfHighAvailability : 1))
            {
                yield return item;
            }
        }

        yield return inputs.Text("settings.diskType") is null or "PD_SSD"
            ? pricing.Fixed(
                $"SSD, {zones}",
                isRegional ? "gcp.sql.ssd-ha" : "gcp.sql.ssd",
                inputs.Number("settings.diskSize") ?? DefaultDisk
            )
            : new NotPriced($"disk type {inputs.Text("settings.diskType")} has no rate");
        yield return pricing.ByUsage("backups", "gcp.sql.backup", "backupGibibytes");
        yield return Logs.Line(pricing);
    }

    private static IEnumerable<CostItem> Compute(Pricing pricing, string? tier, string zones, decimal instances)
    {
        var custom = Custom().Match(tier ?? "");
        if (custom.Success)
        {
            var cpus = decimal.Parse(custom.Groups["cpus"].Value, CultureInfo.InvariantCulture);
            var memory = decimal.Parse(custom.Groups["memory"].Value, CultureInfo.InvariantCulture) / MebibytesPerGibibyte;
            yield return pricing.Fixed($"{Money.Exact(cpus)} vCPU, {zones}", "gcp.sql.vcpu", cpus * instances * Money.HoursPerMonth);
            yield return pricing.Fixed(
                $"{Money.Exact(memory)} GiB of memory, {zones}",
                "gcp.sql.memory",
                memory * instances * Money.HoursPerMonth
            );
        }
        else
        {
            yield return tier switch
            {
                "db-f1-micro" => pricing.Fixed($"{tier}, {zones}", "gcp.sql.f1-micro", instances * Money.HoursPerMonth),
                "db-g1-small" => pricing.Fixed($"{tier}, {zones}", "gcp.sql.g1-small", instances * Money.HoursPerMonth),
                _ => new NotPriced($"tier {tier ?? "(none)"} has no rate"),
            };
        }
    }

    [GeneratedRegex("^db-custom-(?<cpus>[0-9]{1,3})-(?<memory>[0-9]{4,7})$", RegexOptions.CultureInvariant)]
    private static partial Regex Custom();
}
