using Infra.Docker.Router;
using Infra.Tests.Docker.Monitoring;
using Infra.Tests.Programs;
using Infra.Tests.Rollout;
using Stacks;

namespace Infra.Tests.Docker.Router;

/// <summary>The chain from a service's metrics to the routing of users, with the real Prometheus, guard and router.</summary>
public sealed class RollbackChainTests
{
    private const string Programs = $"{RunningRouter.Programs} {RunningPrometheus.Programs}";

    [RequiresProgramFact(Programs)]
    public async Task Service_that_loses_integrity_ends_the_rollout_by_itself()
    {
        await using var service = new UpstreamServer("ssm_data_integrity_ratio 1\n");
        await using var prometheus = await RunningPrometheus.StartAsync(service.Port);
        await using var router = await RunningRouter.StartAsync(
            new Dictionary<string, string> { ["PROMETHEUS_URL"] = $"{prometheus.Address}".TrimEnd('/'), ["GUARD_SECONDS"] = "1" }
        );
        (await router.SharesAsync("set", "default=50", "beta_users=100")).Succeeded();
        await Task.Delay(TimeSpan.FromSeconds(3));
        Assert.Equal("v2", await router.AskAsync("user-13", "beta_users"));

        service.Answer("ssm_data_integrity_ratio 0.9\n");

        await Loopback.UntilAsync(async () => await router.AskAsync("user-13", "beta_users") == "v1", "the roll-out ends");
        Assert.Contains("IntegrityLost", await prometheus.QueryAsync("ALERTS{alertstate=\"firing\"}"), StringComparison.Ordinal);
    }

    [RequiresProgramFact(Programs)]
    public async Task Step_is_blocked_while_no_gate_has_data()
    {
        await using var service = new UpstreamServer("ssm_data_integrity_ratio 1\n");
        await using var prometheus = await RunningPrometheus.StartAsync(service.Port);
        await using var router = await RunningRouter.StartAsync();
        (await router.SharesAsync("set", "default=10")).Succeeded();
        using var docker = new FakeDocker(RunningRouter.Script("shares.sh"));
        var script = RouterScripts.ApplyWeight(SuperSmartMatch.Assets.Read("rollout/apply-weight.sh"), RolloutTrial.Planned(25), "r", "p");
        var variables = new[] { router.Variables, script.Environment, docker.Variables }.SelectMany(set => set).ToDictionary();
        variables["PROMETHEUS_URL"] = $"{prometheus.Address}";

        var run = await InstalledProgram.RunAsync("sh", ["-c", script.Script], variables);

        Assert.Equal((4, "rollout: a gate has no data: hold at 10 %\n"), (run.ExitCode, run.Errors));
        Assert.Equal(
            """
            gate accuracy: no data (value none, threshold 1.1, samples none)
            gate errors: no data (value none, threshold 0.01, samples none)
            gate response_time: no data (value none, threshold 0.1, samples none)
            gate satisfaction: no data (value none, threshold 0.95, samples none)

            """,
            run.Output
        );
    }
}
