using Engine.Plans;
using Engine.Values;
using Review.Cost;
using Review.Cost.Usage;

namespace Engine.Tests.Review.Cost;

public sealed class EstimatorTests
{
    private const string Redis = "gcp:redis/instance:Instance";

    private const string OneGibibyte = """{"region": "europe-west1", "memorySizeGb": 1}""";

    [Fact]
    public void Resources_are_counted_in_the_outermost_component_they_are_inside()
    {
        var inner = Priced.Resource("my:index:Cache", "inner") with { IsCustom = false };
        var outside = Priced.Resource(Redis, "alone", OneGibibyte) with { Parent = "urn:root" };
        var nested = Priced.Resource(Redis, "nested", OneGibibyte) with { Parent = inner.Urn };
        var second = nested with { Urn = "urn:second", Name = "second" };

        var cost = Estimate(inner, outside, nested, second);

        Assert.Equal([(PlanSystems.Outside, 37.23m), (Priced.System, 74.46m)], cost.Systems.Select(system => (system.Name, system.Total)));
        Assert.Equal(111.69m, cost.Total);
    }

    [Fact]
    public void Type_without_a_model_is_told_and_in_no_sum() =>
        Assert.Equal(
            ["the type has no price model"],
            Estimate(Priced.Resource("aws:ec2/instance:Instance", "vm"))
                .Systems.Single()
                .Resources.SelectMany(resource => resource.NotPriced)
                .Select(item => item.Reason)
        );

    [Fact]
    public void Types_nothing_is_paid_for_are_counted_by_name()
    {
        var cost = Estimate(
            Priced.Resource("gcp:sql/user:User", "a"),
            Priced.Resource("gcp:sql/user:User", "b"),
            Priced.Resource("command:local:Command", "c")
        );

        Assert.Equal([("command:local:Command", 1), ("gcp:sql/user:User", 2)], cost.Free.AsEnumerable());
        Assert.Equal([(Priced.System, 0m)], cost.Systems.Select(system => (system.Name, system.Total)));
    }

    [Fact]
    public void What_is_only_read_and_what_provides_costs_nothing() =>
        Assert.Empty(
            Estimate(
                Priced.Resource(Redis, "read", OneGibibyte) with
                {
                    ReadId = "id",
                },
                Priced.Resource("pulumi:providers:gcp", "provider")
            ).Systems
        );

    [Fact]
    public void Value_that_is_secret_is_not_read()
    {
        var instance = Priced.Resource("gcp:sql/databaseInstance:DatabaseInstance", "db") with
        {
            Inputs = new MapValue([
                new("region", new TextValue("europe-west1")),
                new("settings", new MapValue([new("tier", new SecretValue(new TextValue("db-f1-micro")))])),
            ]),
        };

        Assert.Equal(["not priced: 'settings.tier' is secret"], Priced.Lines(instance, []));
    }

    [Fact]
    public void Order_of_the_resources_changes_nothing()
    {
        PlannedResource[] resources =
        [
            .. Enumerable
                .Range(1, 6)
                .Select(i => Priced.Resource("gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig", $"check-{i}", """{"period": "60s"}""")),
            Priced.Resource(Redis, "redis", OneGibibyte),
        ];

        Assert.Equal(Lines(Estimate(resources)), Lines(Estimate([.. resources.Reverse()])));
    }

    [Fact]
    public void Usage_said_of_a_name_goes_before_usage_said_of_its_type()
    {
        const string Type = "gcp:artifactregistry/repository:Repository";
        var usage = Priced.Usage((Type, "storedGibibytes", 10), ("second", "storedGibibytes", 20));

        var cost = Priced.Cost(Priced.Plan(Priced.Resource(Type, "first"), Priced.Resource(Type, "second")), usage);

        Assert.Equal(
            [("first", 1m), ("second", 2m)],
            cost.Systems.Single().Resources.Select(resource => (resource.Resource.Name, resource.Total))
        );
        Assert.Equal((3m, 0m), (cost.ByUsage, cost.Systems.Single().Fixed));
    }

    [Fact]
    public void Replaced_rate_is_used_and_says_why()
    {
        var usage = UsageFile.Empty with { Rates = UsageFile.Empty.Rates.Add("gcp.redis.basic", new RateReplacement(0.1m, "a contract")) };

        var cost = Priced.Cost(Priced.Plan(Priced.Resource(Redis, "redis", OneGibibyte)), usage);

        Assert.Equal((73m, "a contract"), (cost.Total, cost.Rates.Single().ReplacedBecause));
    }

    [Theory]
    [InlineData("0.005", "0.01")]
    [InlineData("0.0049", "0.00")]
    [InlineData("7.665", "7.67")]
    [InlineData("-0.005", "-0.01")]
    public void Amounts_are_rounded_half_away_from_zero(string amount, string rounded) =>
        Assert.Equal(rounded, Money.Text(Money.Round(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture))));

    private static StackCost Estimate(params PlannedResource[] resources) => Priced.Cost(Priced.Plan(resources), UsageFile.Empty);

    private static IEnumerable<(string, decimal?)> Lines(StackCost cost) =>
        cost
            .Systems.SelectMany(system => system.Resources)
            .SelectMany(resource => resource.Lines.Select(line => (resource.Resource.Name, line.Amount)));
}
