using System.Collections.Concurrent;
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
        using var start = await host.PrepareAsync(project, Notices, cancellation).ConfigureAwait(false);
        if (!VerifiesPeers)
        {
            Notices.Report("ENG241 This system does not say which process a connection comes from: the engine's port is not guarded.");
        }

        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var runs = new ConcurrentBag<Task>();
        Task<PassRun> Run(PassKind pass, PassAnswers answers)
        {
            var run = new ProgramRun(project, settings, providers, pass, answers, Limits).RunAsync(start, both.Token);
            runs.Add(run);
            return run;
        }

        var plan = new PlanRun(Run, providers, settings, Limits, Notices);
        try
        {
            return NotChecked.In(
                passes switch
                {
                    Passes.Planned => await plan.PlannedAsync().ConfigureAwait(false),
                    Passes.Resolved => await plan.ResolvedAsync().ConfigureAwait(false),
                    _ => await plan.BothAsync().ConfigureAwait(false),
                },
                providers
            );
        }
        finally
        {
            await both.CancelAsync().ConfigureAwait(false);
            foreach (var run in runs)
            {
                await Task.WhenAny(run).ConfigureAwait(false);
            }
        }
    }

    private sealed class Silent : IProgress<string>
    {
        public void Report(string value) { }
    }
}
