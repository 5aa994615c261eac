namespace Engine.Tests.Review.CommandLine;

/// <summary>The <c>check</c> command, from its options to its exit code.</summary>
public sealed class CheckCommandTests : IDisposable
{
    /// <summary>The date of the last review of the exemptions, used as the current date so that tests do not fail as time passes.</summary>
    private const string Reviewed = "2026-11-21";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("staging")]
    [InlineData("prod")]
    public async Task Our_stacks_have_no_finding_that_nobody_answers_for(string stack)
    {
        var run = await CommandRun.OfAsync("check", stack, "--cwd", Repository.Root, "--today", Reviewed);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.StartsWith($"infra/{stack}: no finding · ", run.Output);
        Assert.DoesNotContain("Exemptions to look at", run.Output);
    }

    [Fact]
    public async Task A_plan_of_before_tells_what_is_kept_and_must_be_of_the_stack()
    {
        var plan = await CommandRun.OfAsync("preview", "prod", "--cwd", Repository.Root, "--json");
        var file = _folder.Write("before.json", plan.Output);

        var kept = await CommandRun.OfAsync("check", "prod", "--cwd", Repository.Root, "--today", Reviewed, "--base", file);
        var other = await CommandRun.OfAsync("check", "staging", "--cwd", Repository.Root, "--today", Reviewed, "--base", file);

        Assert.Equal(0, kept.ExitCode);
        Assert.Contains(" · 0 undetermined", kept.Output.ReplaceLineEndings(" "));
        Assert.Equal((2, ""), (other.ExitCode, other.Output));
        Assert.Contains($"REV207 {file} is a plan of infra/prod; --base takes one of infra/staging.", other.Error);
    }

    [Fact]
    public async Task Findings_refuse_from_the_severity_on_that_is_asked_for()
    {
        var none = _folder.Write("none.yaml", "exemptions: []\n");

        var refused = await CommandRun.OfAsync("check", "dev", "--cwd", Repository.Root, "--exemptions", none);
        var told = await CommandRun.OfAsync("check", "dev", "--cwd", Repository.Root, "--exemptions", none, "--fail-on", "critical");

        Assert.Equal((1, 0), (refused.ExitCode, told.ExitCode));
        Assert.EndsWith("\nRefused: a finding is info or graver.\n", refused.Output);
        Assert.Equal(refused.Output, told.Output + "\nRefused: a finding is info or graver.\n");
    }

    [Theory]
    [InlineData("--fail-on worst", "REV101 --fail-on is 'worst'; it takes critical, high, medium, low or info.")]
    [InlineData("--today tomorrow", "REV101 --today is 'tomorrow'; it takes a day as YYYY-MM-DD.")]
    [InlineData("--as dev", "REV101 --as is 'dev'; it takes prod or staging.")]
    [InlineData("--bse x", "REV101 '--bse' is not an option of 'check'; did you mean '--base'?")]
    public async Task A_slip_in_the_options_is_told(string options, string error)
    {
        var run = await CommandRun.OfAsync(["check", "staging", .. options.Split(' ')]);

        Assert.Equal((2, "", $"{error}\nsee: review check --help\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task Files_that_are_wrong_are_told_before_the_program_runs()
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: cobol\n");
        _folder.Write("policy-exemptions.yaml", "exempt: []\n");

        var run = await CommandRun.OfAsync("check", "dev", "--cwd", _folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("REV201 policy-exemptions.yaml:1:1: 'exempt' is not known here; the file holds one list, 'exemptions'.\n", run.Error);
    }

    [Theory]
    [InlineData("--exemptions", "ENG100 ")]
    [InlineData("--base", "ENG108 ")]
    public async Task A_file_that_is_not_there_is_told(string option, string code)
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: cobol\n");

        var run = await CommandRun.OfAsync("check", "dev", "--cwd", _folder.Path, option, Path.Combine(_folder.Path, "no.file"));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(code, run.Error);
    }
}
