using Infra.Tests.Programs;

namespace Infra.Tests.Docker.Router;

/// <summary>The script in the router's container: what it rejects, and what it leaves behind.</summary>
public sealed class SharesScriptTests : IAsyncLifetime
{
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

    [RequiresProgramTheory(RunningRouter.Programs)]
    [InlineData("beta_users=100", "the share of everybody is missing; it takes default=PERCENT")]
    [InlineData("default=101", "'default=101' is no share; it takes 0 to 100 percent")]
    [InlineData("default=-1", "'default=-1' is no share; it takes 0 to 100 percent")]
    [InlineData("default=1.5", "'default=1.5' is no share; it takes 0 to 100 percent")]
    [InlineData("default=", "'default=' is no share; it takes 0 to 100 percent")]
    [InlineData("default=99999999999999999999", "'default=99999999999999999999' is no share; it takes 0 to 100 percent")]
    [InlineData("=5", "'=5' names no segment; it takes NAME=PERCENT")]
    [InlineData("de fault=5", "'de fault=5' names no segment; it takes NAME=PERCENT")]
    [InlineData("x;shutdown=5", "'x;shutdown=5' names no segment; it takes NAME=PERCENT")]
    public async Task Invalid_share_is_rejected_and_changes_nothing(string share, string message)
    {
        (await Router.SharesAsync("set", "default=25")).Succeeded();

        var run = await Router.SharesAsync("set", share);

        Assert.Equal((1, $"shares: {message}\n"), (run.ExitCode, run.Errors));
        Assert.Equal("default 25\n", (await Router.SharesAsync("show")).Succeeded().Output);
        Assert.Equal("default 25\n", await File.ReadAllTextAsync(Router.SharesFile));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Stop_removes_all_segments_from_the_candidate()
    {
        (await Router.SharesAsync("set", "default=75", "beta_users=100", "api_partners=50")).Succeeded();

        (await Router.SharesAsync("stop")).Succeeded();

        Assert.Equal("v1", await Router.AskAsync("user-13", "beta_users"));
        Assert.Equal("default 0\n", await File.ReadAllTextAsync(Router.SharesFile));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Unreachable_router_is_reported()
    {
        await Router.StopAsync();

        var run = await Router.SharesAsync("set", "default=10");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("shares: the router does not answer on its runtime port", run.Errors, StringComparison.Ordinal);
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Changes_at_the_same_time_leave_one_of_them_whole()
    {
        var runs = await Task.WhenAll(
            Enumerable.Range(1, 5).Select(number => Router.SharesAsync("set", $"default={number}", $"beta_users={number}"))
        );

        Assert.All(runs, run => run.Succeeded());
        var shares = (await Router.SharesAsync("show")).Succeeded().Output;
        Assert.Contains(Enumerable.Range(1, 5), number => shares == $"beta_users {number}\ndefault {number}\n");
        Assert.Equal(shares, string.Concat((await File.ReadAllLinesAsync(Router.SharesFile)).Order().Select(line => $"{line}\n")));
    }

    [RequiresProgramFact(RunningRouter.Programs)]
    public async Task Unknown_action_is_refused()
    {
        var run = await Router.SharesAsync("raise");

        Assert.Equal((1, "shares: 'raise' is not known; it takes show, set or stop\n"), (run.ExitCode, run.Errors));
    }
}
