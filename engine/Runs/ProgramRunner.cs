using Engine.Diagnostics;
using Engine.Hosts;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Secrets;
using Engine.Wire;

namespace Engine.Runs;

/// <summary>Which passes make a plan.</summary>
public enum Passes
{
    /// <summary>What is known before the deployment, with the gaps filled from the resolved pass and marked so.</summary>
    Both,

    /// <summary>Only what is known before the deployment.</summary>
    Planned,

    /// <summary>Every output filled with deterministic stand-ins.</summary>
    Resolved,
}

/// <summary>Runs a Pulumi program and returns its plan. Nothing is deployed and no cloud is asked.</summary>
public sealed class ProgramRunner(IProviders providers)
{
    /// <summary>How long it may take.</summary>
    public RunLimits Limits { get; init; } = new();

    /// <summary>Told in one line what is done when it takes a while.</summary>
    public IProgress<string> Notices { get; init; } = new Silent();

    /// <param name="project">The program's project.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="passes">Which passes make the plan.</param>
    /// <param name="cancellation">Ends the program with all it started.</param>
    /// <exception cref="FaultException">The program cannot be built, fails, does not end, or declares what cannot be.</exception>
    public async Task<Plan> RunAsync(ProjectFile project, DeploymentSettings settings, Passes passes, CancellationToken cancellation)
    {
        var host = LanguageHosts.Of(project);
        var start = await host.PrepareAsync(project, Notices, cancellation).ConfigureAwait(false);
        var secrets = Secrets(settings);
        try
        {
            return await RunAsync(project, settings, passes, start, secrets, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (FaultException or OperationCanceledException))
        {
            // A fault of the engine is printed whole, and may quote the program.
            throw new InvalidOperationException(secrets.Redact(exception.ToString()));
        }
    }

    private async Task<Plan> RunAsync(
        ProjectFile project,
        DeploymentSettings settings,
        Passes passes,
        IProgramStart start,
        SecretTexts secrets,
        CancellationToken cancellation
    )
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<ProgramOutcome> Run(PassKind pass) =>
            new ProgramRun(project, settings, providers, pass, Limits, secrets).RunAsync(start, both.Token);
        if (passes != Passes.Both)
        {
            var outcome = await Run(passes == Passes.Planned ? PassKind.Planned : PassKind.Resolved).ConfigureAwait(false);
            return new PlanRedaction(secrets).Redact(outcome.Plan());
        }

        var resolved = Run(PassKind.Resolved);
        try
        {
            var planned = await Run(PassKind.Planned).ConfigureAwait(false);
            if (!planned.HasFailed)
            {
                return new PlanRedaction(secrets).Redact(Merge(planned, await resolved.ConfigureAwait(false)));
            }

            await EndAsync(resolved, both).ConfigureAwait(false);
            return planned.Plan();
        }
        finally
        {
            await EndAsync(resolved, both).ConfigureAwait(false);
        }
    }

    private static async Task EndAsync(Task resolved, CancellationTokenSource both)
    {
        await both.CancelAsync().ConfigureAwait(false);
        await Task.WhenAny(resolved).ConfigureAwait(false);
    }

    /// <summary>Those of the settings; each pass adds what it learns.</summary>
    private static SecretTexts Secrets(DeploymentSettings settings)
    {
        var secrets = new SecretTexts(PublicNames.Of(settings));
        foreach (var key in settings.SecretKeys.Where(settings.Config.ContainsKey))
        {
            secrets.Add(settings.Config[key]);
        }

        return secrets;
    }

    /// <summary>Code that fails on stand-ins alone is worth a word, and no reason to withhold the plan.</summary>
    private static Plan Merge(ProgramOutcome outcome, ProgramOutcome resolved)
    {
        var planned = outcome.Plan();
        try
        {
            return PlanMerge.Merge(planned, resolved.Plan());
        }
        catch (FaultException exception) when (exception.ExitCode is ExitCode.ProgramFailed or ExitCode.TimedOut)
        {
            var warning = new ProgramMessage(
                MessageSeverity.Warning,
                $"ENG410 Computed values are missing: with stand-ins for unknown outputs the program fails.\n{exception.Message}"
            );
            return planned with { Messages = planned.Messages.Add(warning) };
        }
    }

    private sealed class Silent : IProgress<string>
    {
        public void Report(string value) { }
    }
}
