using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Projects;
using Review.Cost;
using Review.Cost.Usage;
using Review.Diagnostics;
using Review.Render;

namespace Review.CommandLine;

/// <summary>The arguments of <c>cost</c>.</summary>
/// <param name="Stacks">The stacks, each once.</param>
/// <param name="UsageFile">The file with usage and ceilings; null for the project's own, if there is one.</param>
/// <param name="BaseFile">The earlier plan, if given.</param>
/// <param name="Ceilings">Ceilings that replace those of the file, by system.</param>
/// <param name="Program">How the programs are run.</param>
internal sealed record CostArguments(
    IReadOnlyList<string> Stacks,
    string? UsageFile,
    string? BaseFile,
    IReadOnlyList<KeyValuePair<string, decimal>> Ceilings,
    ProgramArguments Program
);

/// <summary>The <c>cost STACK…</c> command: estimates the monthly cost of stacks by system, and compares it with their ceilings.</summary>
internal sealed class CostCommand : ToolCommand<CostArguments, CostResult>
{
    private readonly ValueOption<string> _usage = ValueOption.File(
        "--usage",
        $"quantities that a plan does not contain, and ceilings; default: {UsageReader.FileName} in the project's folder, if there is one"
    );

    private readonly ValueOption<string> _base = ValueOption.File(
        "--base",
        "an earlier plan of the stack, which 'preview STACK --json' wrote, to show the change"
    );

    private readonly ValueOption<KeyValuePair<string, decimal>> _ceilings = new(
        "--ceiling",
        "SYSTEM=USD",
        $"the maximum cost of a system in USD a month, in place of that in {UsageReader.FileName}"
    )
    {
        Parse = TryParseCeiling,
        Allowed = "SYSTEM=USD, with a number from 0",
        Example = "SYSTEM=100",
        IsRepeatable = true,
    };

    private readonly ProgramOptions _program = new();

    public CostCommand()
        : base("cost", "estimates the monthly cost of stacks and compares it with their ceilings", CommandArgument.Stacks)
    {
        Add(new OptionGroup("Options", _usage, _base, _ceilings));
        Add(_program);
    }

    protected override OutputFormats<CostResult> Formats { get; } =
        new()
        {
            Standard = (result, _) => CostText.Of(result),
            Json = CostJson.Write,
            Markdown = CostMarkdown.Of,
        };

    public override IEnumerable<Fault> Faults(ParseResult parsed) =>
        _base.IsGiven(parsed) && Words(parsed).Distinct().Count() > 1
            ? base.Faults(parsed).Append(ReviewDiagnostics.BaseOfSeveralStacks())
            : base.Faults(parsed);

    protected override CostArguments Read(ParseResult parsed) =>
        new(
            [.. Words(parsed).Distinct(StringComparer.Ordinal)],
            _usage.Value(parsed),
            _base.Value(parsed),
            _ceilings.Values(parsed),
            _program.Read(parsed)
        );

    protected override async Task<CommandResult<CostResult>> RunAsync(
        CostArguments arguments,
        CommandContext context,
        CancellationToken cancellation
    )
    {
        var rates = RateTable.Load();
        var (usageFile, before, requests) = await context
            .ReadAsync(
                () =>
                {
                    var project = arguments.Program.LoadProject(context.Folder);
                    var usage = Usage(arguments.UsageFile, project);
                    var basePlan = BasePlan.Read(arguments.BaseFile);
                    return (usage, basePlan, arguments.Stacks.Select(stack => arguments.Program.Prepare(stack, project)).ToList());
                },
                cancellation
            )
            .ConfigureAwait(false);
        var plans = new List<Plan>();
        foreach (var request in requests)
        {
            plans.Add(await arguments.Program.RunAsync(request, context, cancellation).ConfigureAwait(false));
        }

        BasePlan.ThrowIfOfOther(before, plans[0], arguments.BaseFile);
        var result = await context
            .ComputeAsync("estimating the cost", () => Estimate(arguments, rates, usageFile, plans, before), cancellation)
            .ConfigureAwait(false);
        return new CommandResult<CostResult>(result, result.Faults)
        {
            Plans = plans,
            Warnings = [.. result.Costs.SelectMany(Ceilings.Warnings), .. rates.Warnings(context.Today)],
        };
    }

    private static CostResult Estimate(
        CostArguments arguments,
        RateTable rates,
        YamlSource? usageFile,
        IReadOnlyList<Plan> plans,
        Plan? before
    )
    {
        var usage = usageFile is null ? UsageFile.Empty : UsageReader.Read(usageFile, rates, plans);
        var estimator = new Estimator(rates, usage.WithCeilings(arguments.Ceilings, plans));
        return new CostResult([.. plans.Select(estimator.Estimate)], before is null ? null : estimator.Estimate(before));
    }

    private static YamlSource? Usage(string? given, ProjectFile project)
    {
        var file = given ?? Path.Combine(project.Directory, UsageReader.FileName);
        var visible = given is null ? project.Files : null;
        return visible?.Exists(file) == false ? null : YamlSource.Load(file, visible);
    }

    private static bool TryParseCeiling(string text, out KeyValuePair<string, decimal> ceiling)
    {
        var parts = text.Split('=', 2);
        var isValid =
            decimal.TryParse(parts[^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && parts is [{ Length: > 0 }, _];
        ceiling = KeyValuePair.Create(parts[0], amount);
        return isValid;
    }
}
