namespace Engine.Tests.Review.Cost.Models;

public sealed class MemorystoreTests
{
    private const string Type = "gcp:redis/instance:Instance";

    [Theory]
    [InlineData("\"tier\": \"BASIC\", \"memorySizeGb\": 1", "1 GiB, basic: 730 GiB-hour = 37.23")]
    [InlineData("\"tier\": \"STANDARD_HA\", \"memorySizeGb\": 1", "1 GiB, one replica: 730 GiB-hour = 62.78")]
    [InlineData("\"memorySizeGb\": 4", "4 GiB, basic: 2,920 GiB-hour = 148.92")]
    [InlineData("\"memorySizeGb\": 5", "not priced: memory of 5 GiB has no rate")]
    [InlineData("\"tier\": \"BASIC\"", "not priced: memory of unknown size has no rate")]
    [InlineData("\"memorySizeGb\": 1, \"tier\": \"OTHER\"", "not priced: tier OTHER has no rate")]
    [InlineData("\"memorySizeGb\": 1, \"readReplicasMode\": \"READ_REPLICAS_ENABLED\"", "not priced: read replicas have no rate")]
    public void Instance_costs_its_memory_by_tier_or_is_told(string inputs, string line) =>
        Assert.Equal([line], Priced.Lines(Type, $$"""{"region": "europe-west1", {{inputs}}}"""));
}
