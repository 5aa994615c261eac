using System.Text.Json;
using Infra.Tests.Plans;

namespace Infra.Tests.Stacks;

/// <summary>The thresholds on the dashboards, from alerts and watch lines.</summary>
[Collection(StackPlans.Collection)]
public sealed class DashboardPlanTests(StackPlans plans)
{
    /// <summary>The watch lines of P6; its queue has no resource here.</summary>
    private static readonly string[] Watched =
    [
        "Pages: time that 95 of 100 requests stay under: watch 2 s at 2000",
        "Pages: share of requests that fail: watch 1 % at 0.01",
        "APIs: time that 95 of 100 requests stay under: watch 0.5 s at 500",
        "APIs: share of requests that fail: watch 0.1 % at 0.001",
        "CPU: mean over five minutes: watch 80 % at 0.8",
        "Memory: mean over five minutes: watch 85 % at 0.85",
    ];

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Phoenix_is_monitored_as_its_requirements_specify(string stack) =>
        Assert.Equal(Watched, Lines(stack, "phoenix").Where(line => line.Contains(": watch ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("staging", "emergence")]
    [InlineData("prod", "emergence")]
    [InlineData("staging", "phoenix")]
    [InlineData("prod", "phoenix")]
    public void Dashboard_draws_every_alert_with_its_line(string stack, string system)
    {
        var drawn = Charts(stack, system).Select(chart => chart.GetProperty("title").GetString());

        Assert.Empty(
            plans[stack]
                .OfType(GcpTypes.AlertPolicy)
                .Where(policy => policy.Name.StartsWith(system, StringComparison.Ordinal))
                .Select(policy => $"{policy.At("conditions[0].displayName")}")
                .Except(drawn)
        );
    }

    private IEnumerable<string> Lines(string stack, string system) =>
        from chart in Charts(stack, system)
        from line in chart.GetProperty("xyChart").TryGetProperty("thresholds", out var lines) ? lines.EnumerateArray() : default
        let value = line.TryGetProperty("value", out var number) ? number.GetRawText() : "0"
        select $"{chart.GetProperty("title")}: {line.GetProperty("label")} at {value}";

    private IEnumerable<JsonElement> Charts(string stack, string system)
    {
        var dashboard = plans[stack].Single(GcpTypes.Dashboard, $"{system}-monitoring-dashboard");
        return JsonDocument
            .Parse((string)dashboard.At("dashboardJson")!)
            .RootElement.GetProperty("gridLayout")
            .GetProperty("widgets")
            .EnumerateArray();
    }
}
