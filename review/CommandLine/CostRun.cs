using System.CommandLine;
using System.Globalization;
using System.Text;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Plans.Json;
using Engine.Projects;
using Review.Cost;
using Review.Cost.Usage;
using Review.Render;

namespace Review.CommandLine;

/// <summary>One run of the <c>cost</c> command.</summary>
internal sealed class CostRun(ParseResult parsed, CostArguments arguments, PlanOptions options, IStreams streams, TimeProvider clock)
{
    /// <returns>1 if an estimate is refused; otherwise 0.</returns>
    /// <exception cref="FaultException">A file is not valid, or a program fails.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        // Every file that affects the decision is read before the first program runs, because a program can write files.
        var rates = RateTable.Load();
        var stacks = parsed.GetRequiredValue(arguments.Stacks).Distinct(StringComparer.Ordinal);
        var (usageFile, basePlan, requests) = await options
            .ReadAsync(
                parsed,
                deadline =>
                    (
                        LoadUsage(),
                        parsed.GetValue(arguments.Base) is { } file ? PlanJson.Read(file) : null,
                        stacks.Select(stack => options.Prepare(parsed, stack, deadline)).ToList()
                    ),
                cancellation
            )
            .ConfigureAwait(false);

        var plans = new List<Plan>();
        foreach (var request in requests)
        {
            plans.Add(await options.PlanAsync(request, parsed, streams, cancellation).ConfigureAwait(false));
        }

        PlanOptions.ThrowIfOfAnother(basePlan, plans[0], parsed.GetValue(arguments.Base));
        var usage = usageFile is null ? UsageFile.Empty : UsageReader.Read(usageFile, rates, plans);
        var estimator = new Estimator(rates, WithCeilings(usage, plans));
        var costs = plans.Select(estimator.Estimate).ToList();
        Write(costs, basePlan is null ? null : estimator.Estimate(basePlan));

        Warn(rates, costs);
        var refusals = costs.SelectMany(Ceilings.Refusals).ToList();
        return refusals.Count == 0 ? (int)ExitCode.Ok : throw new FaultException(ExitCode.Refused, refusals);
    }

    private YamlSource? LoadUsage()
    {
        var named = parsed.GetValue(arguments.Usage);
        var file = named ?? Path.Combine(options.Directory(parsed), UsageReader.FileName);
        return named is not null || File.Exists(file) ? YamlSource.Load(file) : null;
    }

    /// <exception cref="FaultException">REV303: no stack has a system of that name.</exception>
    private UsageFile WithCeilings(UsageFile usage, IReadOnlyList<Plan> plans)
    {
        var faults = new List<Fault>();
        foreach (var text in parsed.GetRequiredValue(arguments.Ceilings))
        {
            var (system, amount) = CostArguments.Ceiling(text)!.Value;
            var having = plans.Where(plan => new PlanNames(plan).Systems.Contains(system)).Select(plan => plan.Stack).ToList();
            if (having.Count == 0)
            {
                var known = plans.SelectMany(plan => new PlanNames(plan).Systems).Distinct().Order(StringComparer.Ordinal);
                faults.Add(
                    new Fault("REV303", $"--ceiling names '{system}', which is no system here.", $"one of: {string.Join(", ", known)}.")
                );
            }

            usage = usage with { Ceilings = usage.Ceilings.SetItems(having.Select(stack => KeyValuePair.Create((stack, system), amount))) };
        }

        return faults.Count == 0 ? usage : throw new FaultException(ExitCode.Usage, faults);
    }

    private void Write(IReadOnlyList<StackCost> costs, StackCost? before)
    {
        if (parsed.GetValue(arguments.Json))
        {
            CostJson.Write(costs, before, streams.Output);
            Print(PlanNotes.PrintMessages);
        }
        else
        {
            var text = parsed.GetValue(arguments.Markdown) ? CostMarkdown.Of(costs) : CostText.Of(costs, before);
            streams.Output.Write(Encoding.UTF8.GetBytes(text));
            Print(PlanNotes.PrintOutput);
        }

        void Print(Action<Plan, TextWriter> print)
        {
            foreach (var cost in costs)
            {
                print(cost.Plan, streams.Error);
            }
        }
    }

    /// <summary>Prints warnings, which are not part of the estimate: the estimate is the same on every day.</summary>
    private void Warn(RateTable rates, IEnumerable<StackCost> costs)
    {
        foreach (var warning in costs.SelectMany(Ceilings.Warnings))
        {
            streams.Error.WriteLine(warning);
        }

        var stale = rates.Stale(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (stale.Count > 0)
        {
            var oldest = stale.Min(rate => rate.Read).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var fault = new Fault(
                "REV305",
                $"warning: {stale.Count} rates were last checked more than {RateTable.DaysUntilStale} days ago, the oldest on {oldest}: "
                    + $"{string.Join(", ", stale.Select(rate => rate.Id))}.",
                "check their sources, and enter the amounts and the date in review/Cost/rates.json."
            );
            streams.Error.WriteLine(fault);
        }
    }
}
