using Engine.Diagnostics;
using Engine.Hosts;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Values;

namespace Engine.Runs;

/// <summary>Runs the passes of one plan in parallel and merges their results.</summary>
/// <param name="start">Starts one pass.</param>
/// <param name="providers">The known providers.</param>
/// <param name="settings">The stack's settings.</param>
/// <param name="deadline">When all runs must have ended.</param>
/// <param name="notices">Receives a line when more runs are needed.</param>
internal sealed class PlanRun(
    Func<PassKind, PassAnswers, Task<ProgramOutcome>> start,
    IProviders providers,
    DeploymentSettings settings,
    RunDeadline deadline,
    IProgress<string> notices
)
{
    private static readonly PassAnswers First = new() { References = ReferenceFill.First };

    /// <returns>
    /// A function that creates the plan or throws the reason why it cannot. Call it after everything that was started has ended.
    /// </returns>
    public async Task<Func<Plan>> PlannedAsync()
    {
        var planned = await PlanAsync().ConfigureAwait(false);
        return () => planned.Result().Plan;
    }

    /// <inheritdoc cref="PlannedAsync"/>
    public async Task<Func<Plan>> ResolvedAsync()
    {
        var resolved = await start(PassKind.Resolved, First).ConfigureAwait(false);
        return () =>
        {
            var run = resolved.Result();
            var faults = run.Rejected.Where(input => !input.IsDerived).Select(input => input.ToFault()).ToList();
            return faults.Count > 0
                ? throw new FaultException([
                    .. faults.Select(fault => fault with { Message = run.Sanitize(fault.Message), Fix = run.Sanitize(fault.Fix) }),
                ])
                : With(run.Plan with { IsResolved = true }, run.Rejected.Count == 0 ? [] : [PassMessages.Rejected(run.Rejected)]);
        };
    }

    /// <inheritdoc cref="PlannedAsync"/>
    public async Task<Func<Plan>> BothAsync()
    {
        var resolving = start(PassKind.Resolved, First);
        var planned = await PlanAsync().ConfigureAwait(false);
        if (planned.HasFailed)
        {
            return () => planned.Result().Plan;
        }

        var resolved = await resolving.ConfigureAwait(false);
        if (!resolved.HasFailed)
        {
            return () => Merge(planned.Result(), resolved.Result(), []);
        }

        // No pass is running any more, so the failure can be read.
        var failure = Failure(resolved);
        if (resolved.ExitCode == ExitCode.TimedOut)
        {
            return () => With(planned.Result().Plan, [PassMessages.AllMissing(failure)]);
        }

        // A placeholder cannot be the cause of this fault.
        if (failure.Faults.Any(EngineDiagnostics.IsOutputConvertedToString))
        {
            return () => throw failure;
        }

        notices.Report("The program fails with placeholders for unknown outputs; running it again to find which …");
        var found = await new PlaceholderSearch(RunWithoutAsync, () => deadline.IsOver)
            .FindAsync(Candidates(planned.Result().Plan))
            .ConfigureAwait(false);
        return found is var (run, withheld)
            ? () => Merge(planned.Result(), run, [PassMessages.Withheld(withheld, failure)])
            : () => With(planned.Result().Plan, [PassMessages.AllMissing(failure)]);
    }

    private static FaultException Failure(ProgramOutcome outcome)
    {
        try
        {
            _ = outcome.Result();
        }
        catch (FaultException failure)
        {
            return failure;
        }

        throw new InvalidOperationException("A failed pass has a result.");
    }

    /// <summary>Runs two passes if the plan of another stack leaves outputs open, to find out what depends on them.</summary>
    private async Task<ProgramOutcome> PlanAsync()
    {
        var fails = new PassAnswers { FailsOnRejected = true };
        if (!StackReferences.HasGaps(settings))
        {
            return await start(PassKind.Planned, fails).ConfigureAwait(false);
        }

        var first = start(PassKind.Planned, First);
        var second = start(PassKind.Planned, new PassAnswers { References = ReferenceFill.Second });
        var (one, other) = (await first.ConfigureAwait(false), await second.ConfigureAwait(false));
        return one.ExitCode == ExitCode.Ok && other.ExitCode == ExitCode.Ok
                ? new ProgramOutcome(ExitCode.Ok, () => ReferencePasses.Join(one.Result(), other.Result()))
            : one.ExitCode == ExitCode.TimedOut ? one
            : other.ExitCode == ExitCode.TimedOut ? other
            // The failure may be caused by the placeholders; without them, every output of that stack is unknown.
            : await start(PassKind.Planned, fails).ConfigureAwait(false);
    }

    private async Task<PassRun?> RunWithoutAsync(IReadOnlySet<Placeholder> withheld)
    {
        var outcome = await start(PassKind.Resolved, First with { Withheld = withheld }).ConfigureAwait(false);
        return outcome.HasFailed ? null : outcome.Result();
    }

    /// <summary>Returns every placeholder of the resolved pass, in ordinal order.</summary>
    private List<Placeholder> Candidates(Plan planned) =>
        [
            .. from resource in planned.Resources
            where resource.IsManaged
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
            .Rejected.Where(input => !inputs.TryGetValue(input.Urn, out var known) || !input.Failure.Path.IsKnown(known))
            .ToList();
        return With(
            merged,
            [
                .. messages,
                .. rejected.Count == 0 ? [] : new[] { PassMessages.Rejected(rejected) },
                .. merged.Differences.Length == 0 ? [] : new[] { PassMessages.Differences(merged.Differences) },
            ]
        );
    }

    /// <summary>Adds messages, all of which are redacted at the end.</summary>
    private static Plan With(Plan plan, IEnumerable<ProgramMessage> messages) => plan with { Messages = [.. plan.Messages, .. messages] };
}
