using Infra.Docker.Router;
using Infra.Tests.Programs;
using Stacks;

namespace Infra.Tests.Docker.Router;

/// <summary>
/// The script that a deployment runs when the weight changes: against the real router, with gates that the test controls.
/// </summary>
public sealed class ApplyWeightTests : IAsyncLifetime
{
    private const string Pass = "1";
    private const string Fail = "0";
    private const string NoData = "-1";

    private RunningRouter? _router;

    private RunningRouter Router => _router!;

    public async Task InitializeAsync() =>
        _router = InstalledProgram.Missing(RunningRouter.Programs) is null ? await RunningRouter.StartAsync() : null;

    public async Task DisposeAsync()
    {
        if (_router is not null)
        {
            await _router.DisposeAsync();
        }
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task First_step_needs_no_gates_because_there_is_no_data_yet()
    {
        using var docker = new FakeDocker(RunningRouter.Script("shares.sh"));

        var run = await ApplyAsync(docker, 10);

        Assert.Equal("rollout: 0 % -> 10 % (default=10 beta_users=100 enterprise=0 api_partners=50)\n", run.Succeeded().Output);
        Assert.DoesNotContain(docker.Calls, call => call.Contains("promtool", StringComparison.Ordinal));
        Assert.Equal("v2", await Router.AskAsync("user-13", "beta_users"));
        Assert.Equal("v1", await Router.AskAsync("user-13", "enterprise"));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Next_step_is_taken_when_every_gate_passes_and_each_result_is_printed()
    {
        using var docker = new FakeDocker(RunningRouter.Script("shares.sh"));
        (await ApplyAsync(docker, 10)).Succeeded();

        var run = await ApplyAsync(docker.WithMeasures(Gates(Pass, Pass)), 25);

        Assert.Equal(
            """
            gate accuracy: pass (value 1.13, threshold 1.1, samples 12000)
            gate errors: pass (value 0.002, threshold 0.01, samples 12000)
            rollout: 10 % -> 25 % (default=25 beta_users=100 enterprise=0 api_partners=50)

            """,
            run.Succeeded().Output
        );
    }

    [RequiresProgramTheory(RunningRouter.Programs)]
    [InlineData(Pass, Fail, 3, "rollout: a gate fails: hold at 10 %, or roll back\n")]
    [InlineData(Pass, NoData, 4, "rollout: a gate has no data: hold at 10 %\n")]
    [InlineData(NoData, Fail, 3, "rollout: a gate fails: hold at 10 %, or roll back\n")]
    [InlineData(Fail, NoData, 3, "rollout: a gate fails: hold at 10 %, or roll back\n")]
    public async Task Step_is_refused_when_a_gate_does_not_pass(string accuracy, string errors, int exitCode, string message)
    {
        using var docker = new FakeDocker(RunningRouter.Script("shares.sh"));
        (await ApplyAsync(docker, 10)).Succeeded();

        var run = await ApplyAsync(docker.WithMeasures(Gates(accuracy, errors)), 25);

        Assert.Equal((exitCode, message), (run.ExitCode, run.Errors));
        Assert.Contains("default 10\n", (await Router.SharesAsync("show")).Output, StringComparison.Ordinal);
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Prometheus_without_gates_blocks_the_step()
    {
        using var docker = new FakeDocker(RunningRouter.Script("shares.sh")).WithMeasures("");
        (await ApplyAsync(docker, 10)).Succeeded();

        var run = await ApplyAsync(docker, 25);

        Assert.Equal((4, "rollout: Prometheus knows no gate: hold at 10 %\n"), (run.ExitCode, run.Errors));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Report_only_gates_block_nothing()
    {
        using var docker = new FakeDocker(RunningRouter.Script("shares.sh")).WithMeasures(Gates(Fail, NoData));
        (await ApplyAsync(docker, 10)).Succeeded();

        var run = await ApplyAsync(docker, 100, enforced: false);

        Assert.Contains("gate errors: no data", run.Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal("v2", await Router.AskAsync("user-13", "enterprise"));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Step_that_leaves_one_out_is_refused()
    {
        using var docker = new FakeDocker(RunningRouter.Script("shares.sh"));

        var run = await ApplyAsync(docker, 50);

        Assert.Equal((5, "rollout: from 0 % the plan's next step is 10 %, not 50 %\n"), (run.ExitCode, run.Errors));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Lowering_the_weight_needs_no_gates()
    {
        using var docker = new FakeDocker(RunningRouter.Script("shares.sh"));
        (await Router.SharesAsync("set", "default=75")).Succeeded();

        (await ApplyAsync(docker, 0)).Succeeded();

        Assert.DoesNotContain(docker.Calls, call => call.Contains("promtool", StringComparison.Ordinal));
        Assert.Equal("v1", await Router.AskAsync("user-13", "beta_users"));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Gates_can_be_checked_without_a_step()
    {
        using var docker = new FakeDocker(RunningRouter.Script("shares.sh")).WithMeasures(Gates(Pass, Pass));

        var run = await ApplyAsync(docker, 10, checkOnly: true);

        Assert.Contains("gate accuracy: pass", run.Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal("v1", await Router.AskAsync("user-13", "beta_users"));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Router_that_does_not_answer_fails_the_deployment()
    {
        using var docker = new FakeDocker(shares: null);

        var run = await ApplyAsync(docker, 10);

        Assert.Equal((1, "rollout: the router 'the-router' does not tell its shares\n"), (run.ExitCode, run.Errors));
    }

    private static string Gates(string accuracy, string errors) =>
        string.Concat(Measures("accuracy", "1.13", "1.1", accuracy).Concat(Measures("errors", "0.002", "0.01", errors)));

    /// <summary>Returns metrics in the format of <c>promtool query instant</c>.</summary>
    private static IEnumerable<string> Measures(string gate, string value, string threshold, string verdict) =>
        new[] { ("value", value), ("threshold", threshold), ("samples", "12000"), ("verdict", verdict) }.Select(measure =>
            $"rollout:gate_{measure.Item1}{{gate=\"{gate}\"}} => {measure.Item2} @[1700000000.123]\n"
        );

    /// <summary>Runs the script as a deployment does: its text passed to a shell, with its variables.</summary>
    private Task<ProgramRun> ApplyAsync(FakeDocker docker, int weight, bool enforced = true, bool checkOnly = false)
    {
        var rollout = Rollout.RolloutTrial.Planned(weight) with { EnforceGates = enforced };
        var script = RouterScripts.ApplyWeight(
            SuperSmartMatch.Assets.Read("rollout/apply-weight.sh"),
            rollout,
            "the-router",
            "the-prometheus"
        );
        var variables = new[] { Router.Variables, script.Environment, docker.Variables }.SelectMany(set => set).ToDictionary();
        if (checkOnly)
        {
            variables["CHECK_ONLY"] = "yes";
        }

        return InstalledProgram.RunAsync("sh", ["-c", script.Script], variables);
    }
}
