using System.CommandLine;
using System.Globalization;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Projects;
using Review.Diagnostics;
using Review.Policy;
using Review.Policy.Exemptions;
using Review.Render;

namespace Review.CommandLine;

/// <summary>The arguments of <c>check</c>.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="FailOn">The lowest severity that is refused.</param>
/// <param name="Environment">The environment whose rules apply; null for the stack's own.</param>
/// <param name="ExemptionFile">The file of exemptions; null for the project's own, if there is one.</param>
/// <param name="BaseFile">The earlier plan, if given.</param>
/// <param name="Today">The current date.</param>
/// <param name="Program">How the program is run.</param>
internal sealed record CheckArguments(
    string Stack,
    Severity FailOn,
    string? Environment,
    string? ExemptionFile,
    string? BaseFile,
    DateOnly? Today,
    ProgramArguments Program
);

/// <summary>The <c>check STACK</c> command: evaluates the rules of docs/policies.md against what a stack declares.</summary>
internal sealed class CheckCommand : ToolCommand<CheckArguments, CheckResult>
{
    private readonly ValueOption<Severity> _failOn = ValueOption.Choice(
        "--fail-on",
        "SEVERITY",
        "the lowest severity that refuses: critical, high, medium, low or info",
        Severity.Info
    );

    private readonly ValueOption<string> _environment = new(
        "--as",
        "ENVIRONMENT",
        "the environment whose rules apply (docs/policies.md); default: the one with the stack's name, or else only the rules of all "
            + "environments"
    )
    {
        Parse = ValueOption.Text,
        Allowed = "an environment of docs/policies.md",
        Example = "ENVIRONMENT",
        Check = CheckEnvironment,
    };

    private readonly ValueOption<string> _exemptions = ValueOption.File(
        "--exemptions",
        $"accepted findings; default: {ExemptionFile.DefaultName} in the project's folder, if there is one"
    );

    private readonly ValueOption<string> _base = ValueOption.File(
        "--base",
        "an earlier plan of the stack, which 'preview STACK --json' wrote, to find what is deleted or replaced"
    );

    private readonly ValueOption<DateOnly> _today = new(
        "--today",
        "YYYY-MM-DD",
        "the date to which the end of exemptions is compared; default: today in UTC"
    )
    {
        Parse = TryParseDate,
        Allowed = "a date (YYYY-MM-DD)",
        Example = "YYYY-MM-DD",
    };

    private readonly ProgramOptions _program = new();

    public CheckCommand()
        : base("check", "checks the resources that a stack declares against policies", CommandArgument.Stack)
    {
        Add(new OptionGroup("Options", _failOn, _environment, _exemptions, _base, _today));
        Add(_program);
    }

    protected override OutputFormats<CheckResult> Formats { get; } = new() { Standard = PolicyText.Of, Json = PolicyJson.Write };

    protected override CheckArguments Read(ParseResult parsed) =>
        new(
            Word(parsed),
            _failOn.Value(parsed),
            _environment.Value(parsed),
            _exemptions.Value(parsed),
            _base.Value(parsed),
            _today.IsGiven(parsed) ? _today.Value(parsed) : null,
            _program.Read(parsed)
        );

    protected override async Task<CommandResult<CheckResult>> RunAsync(
        CheckArguments arguments,
        CommandContext context,
        CancellationToken cancellation
    )
    {
        var rules = RuleCatalog.All();
        var today = arguments.Today ?? context.Today;
        var (exemptions, before, request) = await context
            .ReadAsync(
                () =>
                {
                    var project = arguments.Program.LoadProject(context.Folder);
                    return (
                        Exemptions(arguments.ExemptionFile, project, rules, today),
                        BasePlan.Read(arguments.BaseFile),
                        arguments.Program.Prepare(arguments.Stack, project)
                    );
                },
                cancellation
            )
            .ConfigureAwait(false);
        var plan = await arguments.Program.RunAsync(request, context, cancellation).ConfigureAwait(false);
        BasePlan.ThrowIfOfOther(before, plan, arguments.BaseFile);
        var environment = RuleEnvironment.Of(rules, arguments.Environment ?? plan.Stack);
        var report = await context
            .ComputeAsync(
                "checking the policies",
                () => PolicyReport.Of(plan, new PolicyStack(plan, before), environment, exemptions, today),
                cancellation
            )
            .ConfigureAwait(false);
        var result = new CheckResult(report, arguments.FailOn);
        return new CommandResult<CheckResult>(result, result.Faults) { Plans = [plan] };
    }

    private static IReadOnlyList<Exemption> Exemptions(string? given, ProjectFile project, IReadOnlyList<Rule> rules, DateOnly today)
    {
        var file = given ?? Path.Combine(project.Directory, ExemptionFile.DefaultName);
        var visible = given is null ? project.Files : null;
        return visible?.Exists(file) == false
            ? []
            : ExemptionFile.Load(file, [.. rules.Select(rule => rule.Id)], StackSettings.Names(project), today, visible);
    }

    private static Fault? CheckEnvironment(string name)
    {
        var known = RuleEnvironment.Names(RuleCatalog.All());
        return known.Contains(name)
            ? null
            : ReviewDiagnostics.InvalidOptionValue("--as", name, string.Join(" or ", known), NearestName.Of(name, known) ?? known[0]);
    }

    private static bool TryParseDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
