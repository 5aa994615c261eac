using System.Collections.Immutable;
using Engine.Plans;
using Review.Cost;
using Review.Cost.Usage;

namespace Engine.Tests.Review.Cost;

public sealed class CeilingsTests
{
    private const string Redis = "gcp:redis/instance:Instance";

    private const string OneGibibyte = """{"region": "europe-west1", "memorySizeGb": 1}""";

    private const string Database = "gcp:sql/databaseInstance:DatabaseInstance";

    [Theory]
    [InlineData(37.23, false)]
    [InlineData(37.22, true)]
    public void Ceiling_is_exceeded_by_the_first_cent_over_it(double ceiling, bool isExceeded) =>
        Assert.Equal(
            isExceeded
                ?
                [
                    "REV304 'shop' in prod costs 37.23 USD a month, 0.01 over its ceiling of 37.22.\n"
                        + "       Fix: reduce the largest costs, or have the owner of ceilings.prod.shop in usage.yaml raise it.",
                ]
                : [],
            Refusals(Ceiling((decimal)ceiling), Priced.Resource(Redis, "redis", OneGibibyte))
        );

    [Theory]
    [InlineData(Redis, """{"region": "europe-west1", "memorySizeGb": -4}""", "memorySizeGb", "-4")]
    [InlineData(Redis, """{"region": "europe-west1", "memorySizeGb": 1e28}""", "memorySizeGb", "1E+28")]
    [InlineData(
        Database,
        """{"region": "europe-west1", "settings": {"tier": "db-f1-micro", "diskSize": -100000}}""",
        "settings.diskSize",
        "-100000"
    )]
    [InlineData(
        "gcp:cloudrunv2/workerPool:WorkerPool",
        """{"location": "europe-west1", "scaling": {"manualInstanceCount": -50}}""",
        "scaling.manualInstanceCount",
        "-50"
    )]
    [InlineData(
        "gcp:cloudrunv2/service:Service",
        """{"location": "europe-west1", "scaling": {"scalingMode": "MANUAL", "manualInstanceCount": -50}}""",
        "scaling.manualInstanceCount",
        "-50"
    )]
    [InlineData(
        "gcp:cloudrunv2/service:Service",
        """{"location": "europe-west1", "template": {"scaling": {"minInstanceCount": 1e30}}}""",
        "template.scaling.minInstanceCount",
        "1E+30"
    )]
    public void Implausible_quantity_is_refused_and_lowers_no_total(string type, string inputs, string path, string value)
    {
        var bad = Priced.Resource(type, "bad", inputs);
        var good = Priced.Resource(Redis, "good", OneGibibyte);

        var cost = Priced.Cost(Priced.Plan(bad, good), UsageFile.Empty);

        Assert.Equal(37.23m, cost.Total);
        Assert.Equal(
            [
                $"'bad' ({type.Split('/')[0]}:{type.Split(':')[^1]}) in prod cannot be priced: '{path}' is {value}; "
                    + "a size or count is a whole number from 0 to 1,000,000,000.",
            ],
            Ceilings.Refusals(cost).Select(fault => fault.Message)
        );
    }

    [Fact]
    public void Product_of_quantities_that_overflows_is_refused()
    {
        const string Job = "gcp:cloudrunv2/job:Job";
        var job = Priced.Resource(Job, "job", """{"location": "europe-west1", "template": {"taskCount": 1000000000}}""");
        var usage = Priced.Usage(("job", "monthlyExecutions", Quantities.Maximum), ("job", "taskSeconds", Quantities.Maximum));

        Assert.Equal(
            [
                "REV320 'job' (gcp:cloudrunv2:Job) in prod cannot be priced: its quantities multiply to more than can be counted.\n"
                    + "       Fix: correct the input in the program or its settings.",
            ],
            Refusals(usage, job)
        );
    }

    [Theory]
    [InlineData(Redis, """{"region": "europe-west1"}""", "memory of unknown size has no rate")]
    [InlineData(Redis, """{"region": "us-east1", "memorySizeGb": 1}""", "the rates are for europe-west1, not us-east1")]
    [InlineData(
        Redis,
        """{"memorySizeGb": 1}""",
        "the rates are for europe-west1, and neither the resource nor its provider names a region"
    )]
    [InlineData("aws:ec2/instance:Instance", "{}", "the type has no price model")]
    [InlineData(
        Database,
        """{"region": "europe-west1", "settings": {"tier": "db-f1-micro", "diskSize": {"$unknown": true}}}""",
        "'settings.diskSize' is known only after deployment"
    )]
    public void Resource_without_a_price_does_not_pass_a_ceiling(string type, string inputs, string reason)
    {
        var usage = Ceiling(1000);

        Assert.Equal(
            [
                $"REV321 'shop' in prod has a ceiling of 1000.00 USD a month, but 1 of its resources has no price: "
                    + $"'thing' ({Short(type)}: {reason}).\n"
                    + "       Fix: add a rate, or accept each one by name or type under unpriced.prod.shop in usage.yaml, with a reason.",
            ],
            Refusals(usage, Priced.Resource(type, "thing", inputs))
        );
        Assert.Empty(Refusals(UsageFile.Empty, Priced.Resource(type, "thing", inputs)));
        Assert.Empty(Refusals(Accepting(usage, "thing"), Priced.Resource(type, "thing", inputs)));
        Assert.Empty(Refusals(Accepting(usage, type), Priced.Resource(type, "thing", inputs)));
        Assert.Single(Refusals(Accepting(usage, "other"), Priced.Resource(type, "thing", inputs)));
    }

    [Fact]
    public void Resources_without_a_price_are_named_up_to_ten()
    {
        var resources = Enumerable.Range(10, 12).Select(i => Priced.Resource("aws:ec2/instance:Instance", $"vm{i}"));

        var fault = Assert.Single(Refusals(Ceiling(1), [.. resources]));

        Assert.Contains("12 of its resources have no price: 'vm10' (", fault, StringComparison.Ordinal);
        Assert.Contains("'vm19' (aws:ec2:Instance: the type has no price model) and 2 more.", fault, StringComparison.Ordinal);
        Assert.DoesNotContain("vm20", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Usage_that_is_not_given_under_a_ceiling_is_reported()
    {
        var topic = Priced.Resource("gcp:pubsub/topic:Topic", "topic");

        Assert.Equal(
            [
                "REV322 the ceiling of 'shop' in prod is compared without 1 item whose usage is not given.\n"
                    + "       Fix: give the quantities under usage.prod.shop in usage.yaml; 0 is a valid quantity.",
            ],
            Ceilings.Warnings(Priced.Cost(Priced.Plan(topic), Ceiling(1))).Select(fault => fault.ToString())
        );
        Assert.Empty(Ceilings.Warnings(Priced.Cost(Priced.Plan(topic), UsageFile.Empty)));
    }

    private static string Short(string type) =>
        type.Split(':') is [var package, var module, var name] ? $"{package}:{module.Split('/')[0]}:{name}" : type;

    private static IEnumerable<string> Refusals(UsageFile usage, params PlannedResource[] resources) =>
        Ceilings.Refusals(Priced.Cost(Priced.Plan(resources), usage)).Select(fault => fault.ToString().Split("\n       URN")[0]);

    private static UsageFile Ceiling(decimal ceiling) =>
        UsageFile.Empty with
        {
            Ceilings = UsageFile.Empty.Ceilings.Add((Priced.Stack, Priced.System), ceiling),
        };

    private static UsageFile Accepting(UsageFile usage, string nameOrType) =>
        usage with
        {
            Unpriced = usage.Unpriced.Add(
                (Priced.Stack, Priced.System),
                ImmutableDictionary<string, string>.Empty.Add(nameOrType, "billed elsewhere")
            ),
        };
}
