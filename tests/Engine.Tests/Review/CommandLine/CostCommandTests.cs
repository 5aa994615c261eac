using Engine.Tests.Programs;
using Review.Cost;

namespace Engine.Tests.Review.CommandLine;

/// <summary>The <c>cost</c> command for a program whose only resource has no price.</summary>
public sealed class CostCommandTests : IDisposable
{
    /// <summary>What the program itself reports; a preview prints the same.</summary>
    private const string ProgramWarning = "warning: a warning\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cost", "'review cost' needs the argument STACK.", "see: review cost --help")]
    [InlineData("cost dev --json --markdown", "--json and --markdown cannot be used together.", "keep one of them.")]
    [InlineData(
        "cost dev prod --base plan.json",
        "--base takes the plan of one stack, and the command names several.",
        "run the command for one stack."
    )]
    [InlineData("cost dev --ceiling shop", "--ceiling is 'shop'; it takes SYSTEM=USD, with a number from 0.", "--ceiling SYSTEM=100")]
    [InlineData("cost dev --ceiling shop=-1", "--ceiling is 'shop=-1'; it takes SYSTEM=USD, with a number from 0.", "--ceiling SYSTEM=100")]
    [InlineData("cost dev -xy", "'-xy' is not an option of 'review cost'.", "see: review cost --help")]
    [InlineData("cost dev --ceilng shop=1", "'--ceilng' is not an option of 'review cost'.", "did you mean '--ceiling'?")]
    public async Task Cost_with_an_invalid_argument_reports_what_is_allowed(string arguments, string message, string fix)
    {
        var run = await CommandRun.OfAsync(arguments.Split(' '));

        Assert.Equal((2, $"REV101 {message}\n       Fix: {fix}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Cost_of_a_program_lists_what_has_no_price()
    {
        var run = await CostAsync();

        Assert.Equal((0, ProgramWarning), (run.ExitCode, run.Error));
        Assert.StartsWith("hostile/plain: 0.00 USD a month, ", run.Output, StringComparison.Ordinal);
        Assert.Contains(": the type has no price model\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_with_a_ceiling_for_an_unknown_system_lists_the_systems()
    {
        var run = await CostAsync("--ceiling", "shop=1");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("REV303 --ceiling names 'shop', which is not a system of these stacks.\n       Fix: use box.\n", run.Error);
    }

    [Fact]
    public async Task Cost_with_a_ceiling_over_a_resource_without_a_price_is_refused()
    {
        var run = await CostAsync("--ceiling", "box=0");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            ProgramWarning + "REV321 'box' in plain has a ceiling of 0.00 USD a month, but ",
            run.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--usage", "{", "ENG101 usage.yaml:")]
    [InlineData("--base", "{", "ENG109 ")]
    public async Task Files_that_decide_are_read_before_the_program_runs(string option, string text, string error)
    {
        await HostileProgram.EnsureBuiltAsync();
        var file = _folder.Write("usage.yaml", text);

        var run = await CommandRun.OfAsync("cost", "throw-before", "--cwd", HostileProgram.Folder, option, file);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_all_stacks_are_read_before_the_first_program_runs()
    {
        await HostileProgram.EnsureBuiltAsync();

        var run = await CommandRun.OfAsync("cost", "throw-before", "no/stack", "--cwd", HostileProgram.Folder);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("ENG113 ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_with_a_base_shows_the_change()
    {
        var plan = await HostileProgram.PreviewAsync("plain", "--json");

        var run = await CostAsync("--base", _folder.Write("plan.json", plan.Output));

        Assert.Equal((0, ProgramWarning), (run.ExitCode, run.Error));
        Assert.StartsWith("hostile/plain: 0.00 USD a month, 0.00 of it for the given usage (+0.00)\n", run.Output);
    }

    [Fact]
    public async Task Cost_with_faults_in_its_usage_file_reports_them_and_no_cost()
    {
        var run = await CostAsync("--usage", _folder.Write("usage.yaml", "ceilings: {plain: {bx: 1}}\nusages: {}\n"));

        Assert.Equal(
            new CommandRun(
                2,
                "",
                "REV303 usage.yaml:1:20: stack 'plain' has no system 'bx'.\n       Fix: did you mean 'box'?\n"
                    + "REV301 usage.yaml:2:1: 'usages' is not a valid section.\n       Fix: did you mean 'usage'?\n"
            ),
            run
        );
    }

    [Fact]
    public async Task Cost_with_a_missing_usage_file_is_refused()
    {
        var run = await CostAsync("--usage", Path.Combine(_folder.Path, "none.yaml"));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("ENG100 none.yaml cannot be read: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_half_a_year_after_the_rates_were_checked_warns_and_succeeds()
    {
        await HostileProgram.EnsureBuiltAsync();
        var read = RateTable.Load().All.Max(rate => rate.Read);
        var clock = new FixedClock(read.AddDays(RateTable.DaysUntilStale + 1));

        var run = await CommandRun.OfAsync(clock, "cost", "plain", "--cwd", HostileProgram.Folder);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith(
            ProgramWarning
                + $"warning: REV305 {RateTable.Load().All.Count()} rates were last checked more than 180 days ago, the oldest on ",
            run.Error,
            StringComparison.Ordinal
        );
    }

    private static async Task<CommandRun> CostAsync(params string[] arguments)
    {
        await HostileProgram.EnsureBuiltAsync();
        return await CommandRun.OfAsync(["cost", "plain", "--cwd", HostileProgram.Folder, .. arguments]);
    }

    private sealed class FixedClock(DateOnly day) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(day, TimeOnly.MinValue, TimeSpan.Zero);
    }
}
