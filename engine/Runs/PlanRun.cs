using System.Diagnostics;
using Engine.Diagnostics;
using Engine.Hosts;
using Engine.Monitor;
using Engine.Plans;
using Engine.Values;

namespace Engine.Runs;

/// <summary>The passes of one plan: runs them at once and merges what they found.</summary>
/// <param name="start">Runs one pass.</param>
/// <param name="providers">What is known of providers.</param>
/// <param name="settings">The stack's settings.</param>
/// <param name="limits">How long the runs may take, each and together.</param>
/// <param name="notices">Receives a line when more runs are needed.</param>
internal sealed class PlanRun(
    Func<PassKind, PassAnswers, Task<PassRun>> start,
    IProviders providers,
    DeploymentSettings settings,
    RunLimits limits,
    IProgress<string> notices
)
{
    private static readonly PassAnswers First = new() { References = ReferenceFill.First };

    /// <summary>What fails a preview in whichever pass it is met: no placeholder can be its cause.</summary>
    private const string Converted = "ENG260";

    public async Task<Plan> PlannedAsync() => (await PlanAsync().ConfigureAwait(false)).Plan;

    /// <exception cref="FaultException">The program fails, or declares what a provider would refuse.</exception>
    public async Task<Plan> ResolvedAsync()
    {
        var run = await start(PassKind.Resolved, First).ConfigureAwait(false);
        var faults = run.Rejected.Where(input => !input.IsDerived).Select(input => input.ToFault()).ToList();
        return faults.Count > 0
            ? throw new FaultException(
                ExitCode.ProgramFailed,
                [.. faults.Select(fault => fault with { Message = run.Harmless(fault.Message), Fix = run.Harmless(fault.Fix) })]
            )
            : With(run.Plan with { IsResolved = true }, run, run.Rejected.Count == 0 ? [] : [PassMessages.Rejected(run.Rejected)]);
    }

    /// <inheritdoc cref="ResolvedAsync"/>
    public async Task<Plan> BothAsync()
    {
        var begun = Stopwatch.GetTimestamp();
        var resolving = start(PassKind.Resolved, First);
        var planned = await PlanAsync().ConfigureAwait(false);
        try
        {
            return Merge(planned, await resolving.ConfigureAwait(false), []);
        }
        catch (FaultException failure) when (failure.Faults.Any(fault => fault.Code == Converted))
        {
            throw;
        }
        catch (FaultException failure) when (failure.ExitCode == ExitCode.ProgramFailed)
        {
            notices.Report("The program fails with placeholders for unknown outputs; running it again to find which …");
            var found = await new PlaceholderSearch(RunWithoutAsync, () => Stopwatch.GetElapsedTime(begun) >= limits.Timeout)
                .FindAsync(Candidates(planned.Plan))
                .ConfigureAwait(false);
            return found is var (run, withheld)
                ? Merge(planned, run, [PassMessages.Withheld(withheld, failure)])
                : With(planned.Plan, planned, [PassMessages.AllMissing(failure)]);
        }
        catch (FaultException failure) when (failure.ExitCode == ExitCode.TimedOut)
        {
            return With(planned.Plan, planned, [PassMessages.AllMissing(failure)]);
        }
    }

    /// <summary>Where the plan of another stack leaves outputs open, two runs show what depends on them.</summary>
    private async Task<PassRun> PlanAsync()
    {
        var fails = new PassAnswers { FailsOnRejected = true };
        if (!StackReferences.HasGaps(settings))
        {
            return await start(PassKind.Planned, fails).ConfigureAwait(false);
        }

        var first = start(PassKind.Planned, First);
        var second = start(PassKind.Planned, new PassAnswers { References = ReferenceFill.Second });
        try
        {
            return ReferencePasses.Join(await first.ConfigureAwait(false), await second.ConfigureAwait(false));
        }
        catch (FaultException failure) when (failure.ExitCode == ExitCode.ProgramFailed)
        {
            // It may fail with the placeholders alone; without them, every output of that stack is unknown.
            await Task.WhenAny(second).ConfigureAwait(false);
            return await start(PassKind.Planned, fails).ConfigureAwait(false);
        }
    }

    private async Task<PassRun?> RunWithoutAsync(IReadOnlySet<Placeholder> withheld)
    {
        try
        {
            return await start(PassKind.Resolved, First with { Withheld = withheld }).ConfigureAwait(false);
        }
        catch (FaultException failure) when (failure.ExitCode is ExitCode.ProgramFailed or ExitCode.TimedOut)
        {
            return null;
        }
    }

    /// <summary>Every placeholder of the resolved pass, in ordinal order.</summary>
    private List<Placeholder> Candidates(Plan planned) =>
        [
            .. from resource in planned.Resources
            where resource.IsCustom && resource.ReadId is null
            let known = providers.Planned(resource, settings)
            let resolved = providers.Resolved(resource, settings)
            from name in resolved.Outputs.Keys.Except(known.Outputs.Keys, StringComparer.Ordinal).Append("id")
            select new Placeholder(resource.Urn, name),
        ];

    private static Plan Merge(PassRun planned, PassRun resolved, IEnumerable<ProgramMessage> messages)
    {
        var merged = PlanMerge.Merge(planned.Plan, resolved.Plan);
        var inputs = planned.Plan.Resources.ToDictionary(resource => resource.Urn, resource => resource.Inputs, StringComparer.Ordinal);
        var rejected = resolved
            .Rejected.Where(input => !inputs.TryGetValue(input.Urn, out var known) || !ValuePath.IsKnown(known, input.Failure.Path))
            .ToList();
        return With(
            merged,
            resolved,
            [
                .. messages,
                .. rejected.Count == 0 ? [] : new[] { PassMessages.Rejected(rejected) },
                .. merged.Differences.Length == 0 ? [] : new[] { PassMessages.Differences(merged.Differences) },
            ],
            planned.Harmless
        );
    }

    private static Plan With(Plan plan, PassRun run, IEnumerable<ProgramMessage> messages, Func<string, string>? also = null) =>
        plan with
        {
            Messages =
            [
                .. plan.Messages,
                .. messages.Select(message => message with { Text = (also ?? run.Harmless)(run.Harmless(message.Text)) }),
            ],
        };
}
