using System.CommandLine;
using System.Globalization;
using System.Text;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Plans.Json;
using Review.Cost;
using Review.Cost.Usage;
using Review.Render;

namespace Review.CommandLine;

/// <summary>One run of <c>cost</c>.</summary>
internal sealed class CostRun(ParseResult parsed, CostArguments arguments, PlanOptions options, IStreams streams, TimeProvider clock)
{
    /// <returns>1 where a system is over its ceiling; else 0.</returns>
    /// <exception cref="FaultException">Files are broken, or a program fails.</exception>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var plans = new List<Plan>();
        foreach (var stack in parsed.GetRequiredValue(arguments.Stacks).Distinct(StringComparer.Ordinal))
        {
            plans.Add(await options.PlanAsync(parsed, stack, streams, cancellation).ConfigureAwait(false));
        }

        var rates = RateTable.Load();
        var estimator = new Estimator(rates, WithCeilings(ReadUsage(rates, plans), plans));
        var costs = plans.Select(estimator.Estimate).ToList();
        var before = parsed.GetValue(arguments.Base) is { } file ? estimator.Estimate(PlanJson.Read(file)) : null;
        Write(costs, before);

        Warn(rates);
        var exceeded = costs.SelectMany(Ceilings.Exceeded).ToList();
        return exceeded.Count == 0 ? (int)ExitCode.Ok : throw new FaultException(ExitCode.Refused, exceeded);
    }

    private UsageFile ReadUsage(RateTable rates, IReadOnlyList<Plan> plans)
    {
        var named = parsed.GetValue(arguments.Usage);
        var file = named ?? Path.Combine(options.Directory(parsed), UsageReader.FileName);
        return named is not null || File.Exists(file) ? UsageReader.Read(file, rates, plans) : UsageFile.Empty;
    }

    /// <exception cref="FaultException">REV303: no stack has such a system.</exception>
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
        }
        else
        {
            var text = parsed.GetValue(arguments.Markdown) ? CostMarkdown.Of(costs) : CostText.Of(costs, before);
            streams.Output.Write(Encoding.UTF8.GetBytes(text));
        }
    }

    /// <summary>Beside the estimate, and never in it: the estimate is the same on every day.</summary>
    private void Warn(RateTable rates)
    {
        var stale = rates.Stale(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        if (stale.Count > 0)
        {
            var oldest = stale.Min(rate => rate.Read).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var fault = new Fault(
                "REV305",
                $"warning: {stale.Count} rates were last looked at more than {RateTable.DaysUntilStale} days ago, the oldest on {oldest}: "
                    + $"{string.Join(", ", stale.Select(rate => rate.Id))}.",
                "look at their sources, and write the amounts and the day into review/Cost/rates.json."
            );
            streams.Error.WriteLine(fault);
        }
    }
}
