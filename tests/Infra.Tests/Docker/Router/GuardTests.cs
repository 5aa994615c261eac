using Infra.Tests.Programs;

namespace Infra.Tests.Docker.Router;

/// <summary>The guard next to the real router: it stops a roll-out only when a trigger fires.</summary>
public sealed class GuardTests
{
    private const string Quiet = """{"status":"success","data":{"resultType":"vector","result":[]}}""";

    private const string Firing = """
        {"status":"success","data":{"resultType":"vector","result":[{"metric":{"__name__":"ALERTS","alertname":"AccuracyLost",
        "alertstate":"firing","severity":"rollback"},"value":[1700000000,"1"]}]}}
        """;

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Firing_trigger_removes_all_users_from_the_candidate()
    {
        await using var prometheus = new UpstreamServer(Quiet);
        await using var router = await RunningRouter.StartAsync(Guarded(prometheus.Port));
        (await router.SharesAsync("set", "default=50", "beta_users=100")).Succeeded();
        await Loopback.UntilAsync(() => Task.FromResult(prometheus.Requests >= 3), "the guard looks");
        Assert.Equal("v2", await router.AskAsync("user-13", "beta_users"));

        prometheus.Answer(Firing);

        await Loopback.UntilAsync(async () => await router.AskAsync("user-13", "beta_users") == "v1", "the guard stops the roll-out");
        await Loopback.UntilAsync(
            async () => await File.ReadAllTextAsync(router.SharesFile) == "default 0\n",
            "a restart comes back without the version on trial"
        );
    }

    [RequiresProgramTheory(RunningRouter.Programs)]
    [InlineData("")]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("""{"status":"error","errorType":"timeout","error":"query timed out"}""")]
    public async Task Empty_response_changes_nothing(string answer)
    {
        await using var prometheus = new UpstreamServer(answer);
        await using var router = await RunningRouter.StartAsync(Guarded(prometheus.Port));
        (await router.SharesAsync("set", "default=100")).Succeeded();

        await Loopback.UntilAsync(() => Task.FromResult(prometheus.Requests >= 3), "the guard looks");

        Assert.Equal("v2", await router.AskAsync("user-13"));
    }

    /// <summary>HAProxy's master waits for all of its children, and would wait for a guard that is one.</summary>
    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Router_stops_on_signal_although_its_guard_runs()
    {
        await using var prometheus = new UpstreamServer(Quiet);
        await using var router = await RunningRouter.StartAsync(Guarded(prometheus.Port));
        await Loopback.UntilAsync(() => Task.FromResult(prometheus.Requests >= 1), "the guard looks");

        await router.EndAsync();

        await Task.Delay(TimeSpan.FromSeconds(2));
        var looked = prometheus.Requests;
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal(looked, prometheus.Requests);
    }

    private static Dictionary<string, string> Guarded(int port) =>
        new() { ["PROMETHEUS_URL"] = $"http://127.0.0.1:{port}", ["GUARD_SECONDS"] = "1" };
}
