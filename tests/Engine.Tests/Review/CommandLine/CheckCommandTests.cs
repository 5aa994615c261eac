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
    public async Task Own_stacks_have_only_exempted_findings(string stack)
    {
        var run = await CommandRun.OfAsync("check", stack, "--cwd", Repository.Root, "--today", Reviewed);

        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.StartsWith($"infra/{stack}: no finding · ", run.Output);
        Assert.DoesNotContain("Exemptions to review", run.Output);
    }

    [Fact]
    public async Task Base_plan_determines_operations_and_must_belong_to_the_stack()
    {
        var plan = await CommandRun.OfAsync("preview", "prod", "--cwd", Repository.Root, "--json");
        var file = _folder.Write("before.json", plan.Output);

        var kept = await CommandRun.OfAsync("check", "prod", "--cwd", Repository.Root, "--today", Reviewed, "--base", file);
        var other = await CommandRun.OfAsync("check", "staging", "--cwd", Repository.Root, "--today", Reviewed, "--base", file);

        Assert.Equal(0, kept.ExitCode);
        Assert.Contains(" · 0 undetermined", kept.Output.ReplaceLineEndings(" "));
        Assert.Equal((2, ""), (other.ExitCode, other.Output));
        Assert.Contains($"REV207 {file} is a plan of infra/prod; --base takes a plan of infra/staging.", other.Error);
    }

    [Fact]
    public async Task Findings_refuse_from_the_given_severity()
    {
        var none = _folder.Write("none.yaml", "exemptions: []\n");

        var refused = await CommandRun.OfAsync("check", "dev", "--cwd", Repository.Root, "--exemptions", none);
        var accepted = await CommandRun.OfAsync("check", "dev", "--cwd", Repository.Root, "--exemptions", none, "--fail-on", "critical");

        Assert.Equal((1, 0), (refused.ExitCode, accepted.ExitCode));
        Assert.Equal($"{accepted.Output}\nRefused: 19 findings have severity info or above.\n", refused.Output);
        Assert.Contains(
            "REV351 19 findings have severity info or above.\n       Fix: fix them, or exempt them in policy-exemptions.yaml.\n",
            refused.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("--fail-on worst", "--fail-on is 'worst'; it takes critical, high, medium, low or info.", "--fail-on info")]
    [InlineData("--fail-on hgh", "--fail-on is 'hgh'; it takes critical, high, medium, low or info.", "--fail-on high")]
    [InlineData("--today tomorrow", "--today is 'tomorrow'; it takes a date (YYYY-MM-DD).", "--today YYYY-MM-DD")]
    [InlineData("--as stagin", "--as is 'stagin'; it takes prod or staging.", "--as staging")]
    [InlineData("--bse x", "'--bse' is not an option of 'review check'.", "did you mean '--base'?")]
    public async Task Invalid_option_is_reported(string options, string message, string fix)
    {
        var run = await CommandRun.OfAsync(["check", "staging", .. options.Split(' ')]);

        Assert.Equal((2, "", $"REV101 {message}\n       Fix: {fix}\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task Invalid_files_are_reported_before_the_program_runs()
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: cobol\n");
        _folder.Write("policy-exemptions.yaml", "exempt: []\n");

        var run = await CommandRun.OfAsync("check", "dev", "--cwd", _folder.Path);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(
            "REV201 policy-exemptions.yaml:1:1: 'exempt' is not a member of this file, which contains one list, 'exemptions'.\n"
                + "       Fix: exemptions: []\n",
            run.Error
        );
    }

    [Theory]
    [InlineData("--exemptions", "ENG100 ")]
    [InlineData("--base", "ENG108 ")]
    public async Task Missing_file_is_reported(string option, string code)
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: cobol\n");

        var run = await CommandRun.OfAsync("check", "dev", "--cwd", _folder.Path, option, Path.Combine(_folder.Path, "no.file"));

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(code, run.Error);
    }
}
