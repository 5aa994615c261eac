namespace Engine.Tests.Review.Cost.Models;

public sealed class CloudRunServiceTests
{
    private const string Type = "gcp:cloudrunv2/service:Service";

    private const string RequestBased = """{"cpuIdle": true, "limits": {"cpu": "2", "memory": "2048Mi"}}""";

    [Fact]
    public void Request_based_service_without_minimum_instances_costs_nothing_at_rest() =>
        Assert.Equal(
            [
                "requests: needs monthlyRequests",
                "serving: processor: needs monthlyRequests, requestMilliseconds",
                "serving: memory: needs monthlyRequests, requestMilliseconds",
                "WebSockets: processor: needs connectedHours",
                "WebSockets: memory: needs connectedHours",
                "egress: needs egressGibibytes",
                "logs: needs logGibibytes",
            ],
            Priced.Lines(Type, Service(RequestBased, 0))
        );

    [Fact]
    public void Minimum_instance_of_a_request_based_service_costs_the_idle_rate() =>
        Assert.Equal(
            ["idle, 1 instance: processor: 5,256,000 vCPU-second = 13.14", "idle, 1 instance: memory: 5,256,000 GiB-second = 13.14"],
            Priced.Lines(Type, Service(RequestBased, 1)).Take(2)
        );

    [Fact]
    public void Time_that_a_minimum_instance_serves_is_not_idle_too() =>
        Assert.Equal(
            [
                "idle, 1 instance: processor: 4,516,000 vCPU-second = 11.29",
                "idle, 1 instance: memory: 4,516,000 GiB-second = 11.29",
                "requests: 1 million requests = 0.40 by usage",
                "serving: processor: 20,000 vCPU-second = 0.48 by usage",
                "serving: memory: 20,000 GiB-second = 0.05 by usage",
                "WebSockets: processor: 720,000 vCPU-second = 12.96 by usage",
                "WebSockets: memory: 720,000 GiB-second = 1.44 by usage",
            ],
            Priced
                .Lines(
                    Type,
                    Service(RequestBased, 1),
                    ("monthlyRequests", 1_000_000),
                    ("requestMilliseconds", 100),
                    ("concurrentRequests", 10),
                    ("connectedHours", 100)
                )
                .Take(7)
        );

    [Fact]
    public void Requests_served_one_by_one_are_assumed_where_nothing_is_said() =>
        Assert.Contains(
            "serving: processor: 200,000 vCPU-second = 4.80 by usage",
            Priced.Lines(Type, Service(RequestBased, 0), ("monthlyRequests", 1_000_000), ("requestMilliseconds", 100))
        );

    [Fact]
    public void Idle_time_is_never_negative() =>
        Assert.Contains(
            "idle, 1 instance: processor: 0 vCPU-second = 0.00",
            Priced.Lines(Type, Service(RequestBased, 1), ("connectedHours", 7_300))
        );

    [Theory]
    [InlineData("""{"limits": {"cpu": "1", "memory": "512Mi"}}""")]
    [InlineData("""{"cpuIdle": false}""")]
    public void Resources_without_cpuIdle_mean_instances_that_are_always_paid(string resources) =>
        Assert.Equal(
            [
                "always on, 2 instances: processor: 5,256,000 vCPU-second = 94.61",
                "always on, 2 instances: memory: 2,628,000 GiB-second = 5.26",
                "more instances: processor: needs instanceHours",
                "more instances: memory: needs instanceHours",
            ],
            Priced.Lines(Type, Service(resources, 2)).Take(4)
        );

    [Fact]
    public void Service_without_resources_is_request_based_in_the_default_shape() =>
        Assert.Equal(
            "idle, 1 instance: memory: 1,314,000 GiB-second = 3.29",
            Priced
                .Lines(Type, """{"location": "europe-west1", "template": {"scaling": {"minInstanceCount": 1}, "containers": [{}]}}""")
                .ElementAt(1)
        );

    [Fact]
    public void Containers_of_one_instance_are_added_up() =>
        Assert.Contains(
            "idle, 1 instance: processor: 3,285,000 vCPU-second = 8.21",
            Priced.Lines(
                Type,
                """
                {"location": "europe-west1", "scaling": {"minInstanceCount": 1}, "template": {"containers": [
                  {"resources": {"cpuIdle": true, "limits": {"cpu": "1000m", "memory": "1Gi"}}},
                  {"resources": {"limits": {"cpu": "0.25", "memory": "128Mi"}}}]}}
                """
            )
        );

    [Fact]
    public void Instances_set_by_hand_are_the_minimum() =>
        Assert.Contains(
            "idle, 3 instances: processor: 7,884,000 vCPU-second = 19.71",
            Priced.Lines(
                Type,
                """{"location": "europe-west1", "scaling": {"scalingMode": "MANUAL", "manualInstanceCount": 3, "minInstanceCount": 0}}"""
            )
        );

    [Theory]
    [InlineData("""{"cpuIdle": true, "limits": {"nvidia.com/gpu": "1"}}""", "graphics processors have no rate")]
    [InlineData("""{"cpuIdle": true, "limits": {"cpu": "many"}}""", "its processor and memory limits are not valid quantities")]
    [InlineData(
        """{"cpuIdle": true, "limits": {"memory": {"$unknown": true}}}""",
        "'resources.limits.memory' is known only after deployment"
    )]
    public void Shape_without_a_rate_is_told(string resources, string reason) =>
        Assert.Equal([$"not priced: {reason}"], Priced.Lines(Type, Service(resources, 1)));

    private static string Service(string resources, int minimum) =>
        $$$"""
            {"location": "europe-west1", "scaling": {"minInstanceCount": {{{minimum}}} },
             "template": {"containers": [{"resources": {{{resources}}} }]}}
            """;
}
