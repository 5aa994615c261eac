namespace Engine.Tests.Review.Cost.Models;

public sealed class CloudRunTasksTests
{
    private const string Pool = "gcp:cloudrunv2/workerPool:WorkerPool";

    private const string Job = "gcp:cloudrunv2/job:Job";

    private const string Containers = """[{"resources": {"limits": {"cpu": "1", "memory": "512Mi"}}}]""";

    [Fact]
    public void Worker_pool_is_always_paid_and_says_when_no_smaller_one_can_be() =>
        Assert.Equal(
            [
                "always on, 1 instance: 1 vCPU, the smallest shape there is: 2,628,000 vCPU-second = 29.55",
                "always on, 1 instance: 0.5 GiB, the smallest shape there is: 1,314,000 GiB-second = 1.62",
                "egress: needs egressGibibytes",
                "logs: needs logGibibytes",
            ],
            Priced.Lines(Pool, Of("""{"scalingMode": "MANUAL", "manualInstanceCount": 1}""", Containers))
        );

    [Fact]
    public void Worker_pool_of_a_larger_shape_costs_more() =>
        Assert.Equal(
            "always on, 2 instances: 2 vCPU: 10,512,000 vCPU-second = 118.20",
            Priced
                .Lines(Pool, Of("""{"manualInstanceCount": 2}""", """[{"resources": {"limits": {"cpu": "2", "memory": "1Gi"}}}]"""))
                .First()
        );

    [Fact]
    public void Worker_pool_without_instances_costs_nothing() =>
        Assert.All(
            Priced.Lines(Pool, Of("""{"manualInstanceCount": 0}""", Containers)).Take(2),
            line => Assert.EndsWith("= 0.00", line, StringComparison.Ordinal)
        );

    [Fact]
    public void Worker_pool_that_scales_costs_its_minimum_and_what_usage_says() =>
        Assert.Equal(
            "more instances: processor: 36,000 vCPU-second = 0.40 by usage",
            Priced
                .Lines(Pool, Of("""{"scalingMode": "AUTOMATIC", "minInstanceCount": 1}""", Containers), ("instanceHours", 10))
                .ElementAt(2)
        );

    [Fact]
    public void Job_costs_a_minute_for_each_task_at_least() =>
        Assert.Equal(
            ["executions: processor: 600 vCPU-second = 0.01 by usage", "executions: memory: 300 GiB-second = 0.00 by usage"],
            Priced
                .Lines(
                    Job,
                    $$"""{"location": "europe-west1", "template": {"taskCount": 2, "template": {"containers": {{Containers}} } } }""",
                    ("monthlyExecutions", 5),
                    ("taskSeconds", 10)
                )
                .Take(2)
        );

    [Fact]
    public void Job_of_unknown_use_depends_on_it() =>
        Assert.Contains("executions: memory: needs monthlyExecutions, taskSeconds", Priced.Lines(Job, """{"location": "europe-west1"}"""));

    private static string Of(string scaling, string containers) =>
        $$"""{"location": "europe-west1", "scaling": {{scaling}}, "template": {"containers": {{containers}} } }""";
}
