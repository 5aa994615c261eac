using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Infra.Docker.Router;
using Infra.Tests.Programs;
using Stacks;

namespace Infra.Tests.Docker.Router;

/// <summary>The rollback against the real router: traffic first, the rest in parallel, all within its time limits.</summary>
public sealed partial class RollbackTests : IAsyncLifetime
{
    private static readonly RollbackCommands Nothing = new("", "", "");

    private RunningRouter? _router;

    private RunningRouter Router => _router!;

    public async Task InitializeAsync()
    {
        if (InstalledProgram.Missing(RunningRouter.Programs) is not null)
        {
            return;
        }

        _router = await RunningRouter.StartAsync();
        (await _router.SharesAsync("set", "default=75", "beta_users=100")).Succeeded();
    }

    public async Task DisposeAsync()
    {
        if (_router is not null)
        {
            await _router.DisposeAsync();
        }
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Traffic_is_switched_first_and_within_a_second()
    {
        using var docker = Docker().WithHealth("the-v1", "healthy").WithHealth("the-nexten", "healthy");
        var order = docker.PathOf("order");

        var begun = Stopwatch.GetTimestamp();
        var running = RollBackAsync(docker, new($"wc -l < '{Router.SharesFile}' >> '{order}'", "true", $"echo notified >> '{order}'"));
        await Loopback.UntilAsync(async () => await Router.AskAsync("user-13", "beta_users") == "v1", "traffic is switched");
        var switched = Stopwatch.GetElapsedTime(begun);
        var run = (await running).Succeeded();

        Assert.InRange(switched.TotalSeconds, 0, 1);
        Assert.Equal(["1", "notified"], await File.ReadAllLinesAsync(order));
        Assert.Matches(@"^rollback: completed; total \d+\.\d\d s$", run.Output.TrimEnd().Split('\n')[^1]);
        Assert.All(["data", "validation", "notification", "services"], step => Seconds(step, run));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Steps_after_the_switch_run_side_by_side()
    {
        using var docker = Docker().WithHealth("the-v1", "unhealthy").WithHealth("the-nexten", "healthy").WithRestartOf(3);

        var run = (await RollBackAsync(docker, new("sleep 3", "sleep 3", ""))).Succeeded();

        Assert.InRange(run.Time.TotalSeconds, 3, 8);
        Assert.All(["data", "validation", "services"], step => Assert.InRange(Seconds(step, run), 3, 8));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Healthy_service_carries_all_users_and_is_not_restarted()
    {
        using var docker = Docker().WithHealth("the-v1", "healthy").WithHealth("the-nexten", "unhealthy");

        var run = (await RollBackAsync(docker, Nothing)).Succeeded();

        Assert.Contains("rollback: the-v1 is healthy and stays", run.Output, StringComparison.Ordinal);
        Assert.Equal(["restart --time 10 the-nexten"], docker.Calls.Where(call => call.StartsWith("restart", StringComparison.Ordinal)));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Validation_is_tried_until_it_succeeds()
    {
        using var docker = Docker().WithHealth("the-v1", "healthy").WithHealth("the-nexten", "healthy");
        var restored = docker.PathOf("restored");

        (await RollBackAsync(docker, new($"sleep 1; touch '{restored}'", $"test -e '{restored}'", ""))).Succeeded();
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Step_that_hangs_is_ended_and_named_and_traffic_stays_switched()
    {
        using var docker = Docker().WithHealth("the-v1", "healthy").WithHealth("the-nexten", "healthy");

        var run = await RollBackAsync(docker, new("sleep 50", "", ""), ("RESTORE_SECONDS", "1"));

        Assert.Equal(1, run.ExitCode);
        Assert.InRange(run.Time.TotalSeconds, 1, 10);
        Assert.Contains("rollback: data: NOT DONE after 1 s\n", run.Errors, StringComparison.Ordinal);
        Assert.Contains("to be looked at: data ; total", run.Errors, StringComparison.Ordinal);
        Assert.Equal("v1", await Router.AskAsync("user-13", "beta_users"));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Steps_that_fail_are_all_named()
    {
        using var docker = Docker();

        var run = await RollBackAsync(docker, new("exit 7", "exit 1", "exit 9"), ("VALIDATE_SECONDS", "2"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("rollback: data: FAILED with 7", run.Errors, StringComparison.Ordinal);
        Assert.Contains("rollback: services: FAILED with 1", run.Errors, StringComparison.Ordinal);
        Assert.Contains("rollback: validation: NOT DONE after 2 s", run.Errors, StringComparison.Ordinal);
        Assert.Contains("rollback: notification: FAILED with 9", run.Errors, StringComparison.Ordinal);
        Assert.Contains("to be looked at: data notification services validation ;", run.Errors, StringComparison.Ordinal);
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Router_that_does_not_answer_stops_the_rollback_before_anything_else_changes()
    {
        using var docker = new FakeDocker(shares: null);

        var run = await RollBackAsync(docker, new("touch /never", "", ""));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("rollback: traffic is NOT switched", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(docker.Calls, call => call.StartsWith("restart", StringComparison.Ordinal));
    }

    /// <summary>1 s to switch and 5 to retry, then the longest parallel step, then people; each may take another second to end.</summary>
    [Fact]
    public void Time_limits_add_up_to_at_most_two_minutes()
    {
        var budgets = Budget()
            .Matches(SuperSmartMatch.Assets.Read("rollout/rollback.sh"))
            .ToDictionary(
                match => match.Groups["step"].Value,
                match => int.Parse(match.Groups["seconds"].Value, CultureInfo.InvariantCulture)
            );

        Assert.Equal(1, budgets["SWITCH"]);
        Assert.Equal((90, 30), (budgets["RESTORE"], budgets["RESTART"]));
        var together = Math.Max(Math.Max(budgets["RESTORE"], budgets["RESTART"]), budgets["VALIDATE"]);
        Assert.InRange(budgets["SWITCH"] + 1 + 5 + 1 + together + 1 + budgets["NOTIFY"] + 1, 1, 120);
    }

    private static double Seconds(string step, ProgramRun run) =>
        double.Parse(
            Regex
                .Match(run.Output, $@"^rollback: {step}: done in (?<seconds>\d+\.\d\d) s ", RegexOptions.Multiline)
                .Groups["seconds"]
                .Value,
            CultureInfo.InvariantCulture
        );

    private static FakeDocker Docker() => new(RunningRouter.Script("shares.sh"));

    private Task<ProgramRun> RollBackAsync(FakeDocker docker, RollbackCommands commands, params (string Name, string Value)[] changed)
    {
        var script = RouterScripts.Rollback(
            SuperSmartMatch.Assets.Read("rollout/rollback.sh"),
            "the-router",
            ["the-v1", "the-nexten"],
            commands
        );
        var variables = new[] { Router.Variables, script.Environment, docker.Variables }.SelectMany(set => set).ToDictionary();
        foreach (var (name, value) in changed)
        {
            variables[name] = value;
        }

        return InstalledProgram.RunAsync("sh", ["-c", script.Script], variables);
    }

    [GeneratedRegex(@"^(?<step>[A-Z]+)_SECONDS=\$\{\w+:-(?<seconds>\d+)\}$", RegexOptions.Multiline)]
    private static partial Regex Budget();
}
