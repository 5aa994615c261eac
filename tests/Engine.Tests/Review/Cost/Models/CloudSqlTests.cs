namespace Engine.Tests.Review.Cost.Models;

public sealed class CloudSqlTests
{
    private const string Type = "gcp:sql/databaseInstance:DatabaseInstance";

    [Fact]
    public void Zonal_custom_instance_costs_its_processors_memory_and_disk() =>
        Assert.Equal(
            [
                "2 vCPU, zonal: 1,460 vCPU-hour = 60.30",
                "7.5 GiB of memory, zonal: 5,475 GiB-hour = 38.33",
                "SSD, zonal: 20 GiB-month = 3.40",
                "backups: needs backupGibibytes",
                "logs: needs logGibibytes",
            ],
            Priced.Lines(Type, Instance("db-custom-2-7680"))
        );

    [Fact]
    public void Highly_available_instance_costs_twice() =>
        Assert.Equal(
            [
                "2 vCPU, highly available: 2,920 vCPU-hour = 120.60",
                "7.5 GiB of memory, highly available: 10,950 GiB-hour = 76.65",
                "SSD, highly available: 20 GiB-month = 6.80",
            ],
            Priced.Lines(Type, Instance("db-custom-2-7680", "REGIONAL")).Take(3)
        );

    [Theory]
    [InlineData("db-f1-micro", "db-f1-micro, zonal: 730 hour = 7.67")]
    [InlineData("db-g1-small", "db-g1-small, zonal: 730 hour = 25.55")]
    [InlineData("db-perf-optimized-N-2", "not priced: tier db-perf-optimized-N-2 has no rate")]
    public void Instance_of_another_tier_has_a_rate_or_is_told(string tier, string line) =>
        Assert.Equal(line, Priced.Lines(Type, Instance(tier)).First());

    [Fact]
    public void Tier_that_only_a_deployment_tells_is_not_priced() =>
        Assert.Contains(
            "not priced: 'settings.tier' is known only after deployment",
            Priced.Lines(Type, """{"region": "europe-west1", "settings": {"tier": {"$unknown": true}}}""")
        );

    [Fact]
    public void Stopped_instance_costs_its_disk_alone() =>
        Assert.Equal(
            "SSD, zonal: 10 GiB-month = 1.70",
            Priced.Lines(Type, """{"region": "europe-west1", "settings": {"tier": "db-f1-micro", "activationPolicy": "NEVER"}}""").First()
        );

    [Fact]
    public void Backups_and_logs_given_are_counted_and_logs_free_for_the_project_are_not() =>
        Assert.Equal(
            ["backups: 30 GiB-month = 2.40 by usage", "logs: 60 GiB = 5.00 by usage"],
            Priced.Lines(Type, Instance("db-f1-micro"), ("backupGibibytes", 30), ("logGibibytes", 60)).Skip(2)
        );

    [Theory]
    [InlineData("us-central1", ", not us-central1")]
    [InlineData(null, ", and neither the resource nor its provider names a region")]
    public void Instance_elsewhere_is_not_priced(string? region, string reason) =>
        Assert.Equal(
            [$"not priced: the rates are for europe-west1{reason}"],
            Priced.Lines(Type, region is null ? "{}" : $$"""{"region": "{{region}}"}""")
        );

    [Fact]
    public void Disk_of_another_kind_is_not_priced() =>
        Assert.Contains(
            "not priced: disk type PD_HDD has no rate",
            Priced.Lines(Type, """{"region": "europe-west1", "settings": {"tier": "db-f1-micro", "diskType": "PD_HDD"}}""")
        );

    private static string Instance(string tier, string availability = "ZONAL") =>
        $$"""
            {"region": "europe-west1", "settings": {
              "tier": "{{tier}}", "availabilityType": "{{availability}}", "diskSize": 20, "diskType": "PD_SSD"} }
            """;
}
