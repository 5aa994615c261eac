namespace Engine.Tests.Review.Cost.Models;

/// <summary>Usage-based prices: messages, storage, builds, time series, and Cloudflare.</summary>
public sealed class UsagePricedTests
{
    private const string Worker = "cloudflare:index/worker:Worker";

    [Theory]
    [InlineData(100, "published: 0.9095 TiB = 36.38 by usage")]
    [InlineData(2_000, "published: 1.819 TiB = 72.76 by usage")]
    public void Message_is_paid_as_a_thousand_bytes_at_least(int bytes, string line) =>
        Assert.Equal([line], Priced.Lines("gcp:pubsub/topic:Topic", "{}", ("monthlyMessages", 1_000_000_000), ("messageBytes", bytes)));

    [Fact]
    public void Topic_and_subscription_that_keep_messages_pay_for_them()
    {
        Assert.Equal(
            ["published: needs monthlyMessages", "kept: needs retainedGibibytes"],
            Priced.Lines("gcp:pubsub/topic:Topic", """{"messageRetentionDuration": "86400s"}""")
        );
        Assert.Equal(
            ["delivered: needs monthlyMessages", "kept: 10 GiB-month = 2.70 by usage"],
            Priced.Lines("gcp:pubsub/subscription:Subscription", "{}", ("retainedGibibytes", 10))
        );
    }

    [Theory]
    [InlineData("""{"location": "EUROPE-WEST1"}""", "stored: 50 GiB-month = 1.00 by usage")]
    [InlineData("""{"location": "europe-west1", "storageClass": "COLDLINE"}""", "not priced: storage class COLDLINE has no rate")]
    [InlineData("""{"location": "EU"}""", "not priced: the rates are for europe-west1, not EU")]
    public void Bucket_costs_what_it_stores(string inputs, string line) =>
        Assert.Equal(line, Priced.Lines("gcp:storage/bucket:Bucket", inputs, ("storedGibibytes", 50)).First());

    [Fact]
    public void Bucket_costs_its_operations_and_what_leaves_it() =>
        Assert.Equal(
            [
                "writes: 2 10,000 operations = 0.10 by usage",
                "reads: 100 10,000 operations = 0.40 by usage",
                "egress: 10 GiB = 1.20 by usage",
            ],
            Priced
                .Lines(
                    "gcp:storage/bucket:Bucket",
                    """{"location": "europe-west1"}""",
                    ("writeOperations", 20_000),
                    ("readOperations", 1_000_000),
                    ("egressGibibytes", 10)
                )
                .Skip(1)
        );

    [Fact]
    public void Image_repository_costs_what_it_stores() =>
        Assert.Equal(
            ["stored: 10 GiB-month = 1.00 by usage"],
            Priced.Lines("gcp:artifactregistry/repository:Repository", "{}", ("storedGibibytes", 10))
        );

    [Theory]
    [InlineData("E2_HIGHCPU_8", "builds, E2_HIGHCPU_8: 100 build-minute = 1.60 by usage")]
    [InlineData("E2_HIGHCPU_32", "builds, E2_HIGHCPU_32: 100 build-minute = 6.40 by usage")]
    [InlineData("E2_MEDIUM", "builds, E2_MEDIUM: 100 build-minute = 0.30 by usage")]
    [InlineData("UNSPECIFIED", "builds, UNSPECIFIED: 100 build-minute = 0.60 by usage")]
    [InlineData("C9_HUGE", "not priced: machine C9_HUGE has no rate")]
    public void Builds_cost_their_minutes_by_machine(string machine, string line) =>
        Assert.Equal(
            [line],
            Priced.Lines(
                "gcp:cloudbuild/trigger:Trigger",
                $$"""{"build": {"options": {"machineType": "{{machine}}"} } }""",
                ("buildMinutes", 100)
            )
        );

    [Fact]
    public void Alert_policy_costs_each_condition_and_the_series_they_read() =>
        Assert.Equal(
            ["2 conditions: 2 condition-month = 3.00", "time series read: 1.752 million time series = 0.61 by usage"],
            Priced.Lines("gcp:monitoring/alertPolicy:AlertPolicy", """{"conditions": [{}, {}]}""", ("timeSeries", 10))
        );

    [Fact]
    public void Uptime_checks_are_free_up_to_what_the_project_has_once()
    {
        const string Type = "gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig";
        var checks = Enumerable.Range(1, 4).Select(i => Priced.Resource(Type, $"check-{i}", """{"period": "60s"}""")).ToList();

        // 6 regions each minute are 262,800 executions; a million is free.
        Assert.Equal(["6 regions: 262.8 1,000 executions = 0.00"], Priced.Lines(checks[0], checks[1..]));
        Assert.Equal(["6 regions: 262.8 1,000 executions = 15.36"], Priced.Lines(checks[3], checks[..3]));
    }

    [Fact]
    public void Uptime_check_of_named_regions_runs_from_those_every_five_minutes() =>
        Assert.Equal(
            ["2 regions: 17.52 1,000 executions = 0.00"],
            Priced.Lines("gcp:monitoring/uptimeCheckConfig:UptimeCheckConfig", """{"selectedRegions": ["EUROPE", "USA"]}""")
        );

    [Fact]
    public void Workers_of_an_account_pay_its_plan_once()
    {
        var first = Priced.Resource(Worker, "api", """{"accountId": "a"}""");
        var second = Priced.Resource(Worker, "web", """{"accountId": "a"}""");
        var other = Priced.Resource(Worker, "xyz", """{"accountId": "b"}""");

        Assert.Equal("Workers Paid plan of the account: 1 month = 5.00", Priced.Lines(first, [second, other]).First());
        Assert.Equal("requests: needs monthlyRequests", Priced.Lines(second, [first, other]).First());
        Assert.Equal("Workers Paid plan of the account: 1 month = 5.00", Priced.Lines(other, [first, second]).First());
    }

    [Fact]
    public void First_version_of_a_worker_tells_of_the_indexes_and_models_it_binds()
    {
        const string Type = "cloudflare:index/workerVersion:WorkerVersion";
        const string Inputs = """{"workerId": "w", "bindings": [{"type": "vectorize"}, {"type": "ai"}]}""";
        var first = Priced.Resource(Type, "api-1", Inputs);
        var second = Priced.Resource(Type, "api-2", Inputs);

        Assert.Equal(
            [
                "vectors stored: 2 100 million dimensions = 0.10 by usage",
                "vectors queried: needs queriedDimensions",
                "inference: 1 1,000 neurons = 0.01 by usage",
            ],
            Priced.Lines(first, [second], ("storedDimensions", 200_000_000), ("neurons", 1_000))
        );
        Assert.Empty(Priced.Lines(second, [first]));
    }

    [Fact]
    public void Databases_and_buckets_of_Cloudflare_cost_what_they_hold_and_do()
    {
        Assert.Equal(
            ["stored: 2 GB-month = 1.50 by usage", "rows read: 1,000 million rows = 1.00 by usage", "rows written: needs rowsWritten"],
            Priced.Lines("cloudflare:index/d1Database:D1Database", "{}", ("storedGibibytes", 2), ("rowsRead", 1_000_000_000))
        );
        Assert.Equal(
            ["stored: 100 GB-month = 1.50 by usage", "writes: 1 million operations = 4.50 by usage", "reads: needs readOperations"],
            Priced.Lines("cloudflare:index/r2Bucket:R2Bucket", "{}", ("storedGibibytes", 100), ("writeOperations", 1_000_000))
        );
        Assert.Equal(
            "not priced: storage class InfrequentAccess has no rate",
            Priced.Lines("cloudflare:index/r2Bucket:R2Bucket", """{"storageClass": "InfrequentAccess"}""").First()
        );
    }
}
