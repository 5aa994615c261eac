using Engine.Diagnostics;
using Engine.Hosts;
using Engine.Isolation;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;

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

    /// <summary>When it must have ended; by default <see cref="RunLimits.Timeout"/> after it begins.</summary>
    public RunDeadline? Deadline { get; init; }

    /// <summary>What the build and the program see of the machine.</summary>
    public IsolationOptions Isolation { get; init; } = new();

    /// <summary>Told in one line what is done when it takes a while.</summary>
    public IProgress<string> Notices { get; init; } = new Silent();

    /// <param name="project">The program's project.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="passes">Which passes make the plan.</param>
    /// <param name="cancellation">Ends the program with all it started.</param>
    /// <exception cref="FaultException">The program cannot be built, fails, does not end, or declares what cannot be.</exception>
    public async Task<Plan> RunAsync(ProjectFile project, DeploymentSettings settings, Passes passes, CancellationToken cancellation)
    {
        var deadline = Deadline ?? new RunDeadline(Limits.Timeout, TimeProvider.System);
        using var isolation = new IsolatedRun(project, Isolation);
        var host = LanguageHosts.Of(project, isolation);
        var start = await deadline
            .WithinAsync("building the program", ended => host.PrepareAsync(project, Notices, ended), cancellation)
            .ConfigureAwait(false);
        var sandbox = await deadline
            .WithinAsync("preparing the isolation", ended => isolation.Sandbox.WaitAsync(ended), cancellation)
            .ConfigureAwait(false);
        if (sandbox.Missing is { } missing)
        {
            Notices.Report(missing);
        }

        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<Plan> Run(PassKind pass) => new ProgramRun(isolation, settings, providers, pass, Limits, deadline).RunAsync(start, both.Token);
        if (passes != Passes.Both)
        {
            return await Run(passes == Passes.Planned ? PassKind.Planned : PassKind.Resolved).ConfigureAwait(false);
        }

        var resolved = Run(PassKind.Resolved);
        try
        {
            return await MergeAsync(await Run(PassKind.Planned).ConfigureAwait(false), resolved).ConfigureAwait(false);
        }
        finally
        {
            await both.CancelAsync().ConfigureAwait(false);
            await Task.WhenAny(resolved).ConfigureAwait(false);
        }
    }

    /// <summary>Code that fails on stand-ins alone is worth a word, and no reason to withhold the plan.</summary>
    private static async Task<Plan> MergeAsync(Plan planned, Task<Plan> resolved)
    {
        try
        {
            return PlanMerge.Merge(planned, await resolved.ConfigureAwait(false));
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
