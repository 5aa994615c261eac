using Engine.Diagnostics;
using Engine.Hosts;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
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

    /// <summary>Whether the system says which process a connection to the engine's port comes from.</summary>
    internal bool VerifiesPeers { get; init; } = PeerGate.IsSupported;

    /// <param name="project">The program's project.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="passes">Which passes make the plan.</param>
    /// <param name="cancellation">Ends the program with all it started.</param>
    /// <exception cref="FaultException">The program cannot be built, fails, does not end, or declares what cannot be.</exception>
    public async Task<Plan> RunAsync(ProjectFile project, DeploymentSettings settings, Passes passes, CancellationToken cancellation)
    {
        var host = LanguageHosts.Of(project);
        var start = await host.PrepareAsync(project, Notices, cancellation).ConfigureAwait(false);
        if (!VerifiesPeers)
        {
            Notices.Report("ENG241 This system does not say which process a connection comes from: the engine's port is not guarded.");
        }

        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task<Plan> Run(PassKind pass) => new ProgramRun(project, settings, providers, pass, Limits).RunAsync(start, both.Token);
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
