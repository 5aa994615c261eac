using System.CommandLine;
using Engine.Tests.Programs;
using Review.CommandLine;
using Review.Cost;

namespace Engine.Tests.Review.CommandLine;

/// <summary>The <c>cost</c> command for a program whose only resource has no price.</summary>
public sealed class CostCommandTests : IDisposable
{
    private const string Hint = "see: review cost --help\n";

    /// <summary>What the program itself reports; a preview prints the same.</summary>
    private const string ProgramWarning = "warning: a warning\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cost", "REV101 STACK is missing.\n")]
    [InlineData("cost dev --json --markdown", "REV101 --json and --markdown exclude one another.\n")]
    [InlineData("cost dev prod --base plan.json", "REV101 --base is the plan of one stack, and there is more than one.\n")]
    [InlineData("cost dev --ceiling shop", "REV101 --ceiling is 'shop'; it takes SYSTEM=USD, with USD a number from 0.\n")]
    [InlineData("cost dev --ceiling shop=-1", "REV101 --ceiling is 'shop=-1'; it takes SYSTEM=USD, with USD a number from 0.\n")]
    [InlineData("cost dev -x", "REV101 '-x' is not an option of 'cost'.\n")]
    [InlineData("cost dev --ceilng shop=1", "REV101 '--ceilng' is not an option of 'cost'; did you mean '--ceiling'?\n")]
    public async Task Cost_with_a_faulty_argument_says_what_it_takes(string arguments, string error) =>
        Assert.Equal(new CommandRun(2, "", error + Hint), await CommandRun.OfAsync(arguments.Split(' ')));

    [Fact]
    public async Task Cost_of_a_program_tells_what_has_no_price()
    {
        var run = await CostAsync();

        Assert.Equal((0, ProgramWarning), (run.ExitCode, run.Error));
        Assert.StartsWith("hostile/plain: 0.00 USD a month, ", run.Output, StringComparison.Ordinal);
        Assert.Contains(": the type has no price model\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_with_a_ceiling_for_no_system_names_those_there_are()
    {
        var run = await CostAsync("--ceiling", "shop=1");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("REV303 --ceiling names 'shop', which is no system here.\n       Fix: one of: box.\n", run.Error);
    }

    [Fact]
    public async Task Cost_with_a_ceiling_over_a_resource_without_a_price_is_refused()
    {
        var run = await CostAsync("--ceiling", "box=0");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            ProgramWarning + "REV321 'box' in plain has a ceiling of 0.00 USD a month, and ",
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
    public async Task Cost_with_a_base_tells_the_change_against_it()
    {
        var plan = await HostileProgram.PreviewAsync("plain", "--json");

        var run = await CostAsync("--base", _folder.Write("plan.json", plan.Output));

        Assert.Equal((0, ProgramWarning), (run.ExitCode, run.Error));
        Assert.StartsWith("hostile/plain: 0.00 USD a month, 0.00 of it by the usage given (+0.00)\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_with_faults_in_its_usage_file_tells_them_and_no_cost()
    {
        var run = await CostAsync("--usage", _folder.Write("usage.yaml", "ceilings: {plain: {bx: 1}}\nusages: {}\n"));

        Assert.Equal(
            new CommandRun(
                2,
                "",
                "REV303 usage.yaml:1:20: stack 'plain' has no system 'bx'.\n       Fix: did you mean 'box'?\n"
                    + "REV301 usage.yaml:2:1: 'usages' is no section of usage.yaml.\n       Fix: did you mean 'usage'?\n"
            ),
            run
        );
    }

    [Fact]
    public async Task Cost_with_a_usage_file_that_is_not_there_says_so()
    {
        var run = await CostAsync("--usage", Path.Combine(_folder.Path, "none.yaml"));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("ENG100 none.yaml cannot be read: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_half_a_year_after_the_rates_were_read_warns_and_ends_well()
    {
        await HostileProgram.EnsureBuiltAsync();
        var read = RateTable.Load().All.Max(rate => rate.Read);
        var streams = new CapturedStreams();
        var clock = new FixedClock(read.AddDays(RateTable.DaysUntilStale + 1));

        var exitCode = await CostCommand.Create(streams, clock).Parse(["plain", "--cwd", HostileProgram.Folder]).InvokeAsync();

        Assert.Equal(0, exitCode);
        Assert.StartsWith(
            ProgramWarning
                + $"REV305 warning: {RateTable.Load().All.Count()} rates were last checked more than 180 days ago, the oldest on ",
            streams.Told.ToString(),
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

    private sealed class CapturedStreams : IStreams
    {
        public StringWriter Told { get; } = new() { NewLine = "\n" };

        public Stream Output { get; } = new MemoryStream();

        public TextWriter Error => Told;

        public int? Width => null;
    }
}
