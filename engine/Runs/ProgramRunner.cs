using System.Collections.Concurrent;
using Engine.Diagnostics;
using Engine.Hosts;
using Engine.Isolation;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Secrets;
using Engine.Wire;

namespace Engine.Runs;

/// <summary>The passes that a plan consists of.</summary>
public enum Passes
{
    /// <summary>The planned pass, with its gaps filled from the resolved pass and marked as computed.</summary>
    Both,

    /// <summary>Only values that are known before deployment.</summary>
    Planned,

    /// <summary>All outputs, filled with deterministic placeholders.</summary>
    Resolved,
}

/// <summary>Runs a Pulumi program and returns its plan. Nothing is deployed, and no cloud is accessed.</summary>
public sealed class ProgramRunner(IProviders providers)
{
    /// <summary>The time limits.</summary>
    public RunLimits Limits { get; init; } = new();

    /// <summary>When the run must have ended; by default <see cref="RunLimits.Timeout"/> after its start.</summary>
    public RunDeadline? Deadline { get; init; }

    /// <summary>What the build and the program can access on the machine.</summary>
    public IsolationOptions Isolation { get; init; } = new();

    /// <summary>Receives one line about each step that takes a while.</summary>
    public IProgress<string> Notices { get; init; } = new Silent();

    /// <summary>Whether the system reports which process a connection to the engine's port comes from.</summary>
    internal bool VerifiesPeers { get; init; } = PeerGate.IsSupported;

    /// <param name="project">The program's project.</param>
    /// <param name="settings">The stack's settings.</param>
    /// <param name="passes">The passes that the plan consists of.</param>
    /// <param name="cancellation">Cancels the run and ends all processes that it started.</param>
    /// <exception cref="FaultException">
    /// The program cannot be built, fails, does not end in time, or declares something that is not valid.
    /// </exception>
    public async Task<Plan> RunAsync(ProjectFile project, DeploymentSettings settings, Passes passes, CancellationToken cancellation)
    {
        var deadline = Deadline ?? new RunDeadline(Limits.Timeout, TimeProvider.System);
        using var isolation = new IsolatedRun(project, Isolation);
        var host = LanguageHosts.Create(project, isolation);
        using var start = await deadline
            .WithinAsync("building the program", ended => host.PrepareAsync(project, Notices, ended), cancellation)
            .ConfigureAwait(false);
        var sandbox = await deadline
            .WithinAsync("preparing the isolation", ended => isolation.Sandbox.WaitAsync(ended), cancellation)
            .ConfigureAwait(false);
        if (sandbox.Missing is { } missing)
        {
            Notices.Report(missing);
        }

        if (!VerifiesPeers)
        {
            Notices.Report(EngineDiagnostics.PortNotGuarded().ToString());
        }

        while (true)
        {
            try
            {
                return await RunAsync(isolation, start, settings, passes, deadline, cancellation).ConfigureAwait(false);
            }
            catch (FaultException failure) when (failure.ExitCode == ExitCode.ProgramFailed)
            {
                // Each run fits at least one placeholder, so that there are no more runs than secret settings.
                if (SecretPlaceholders.Fit(settings, failure, Notices) is not { } fitted)
                {
                    throw;
                }

                settings = fitted;
            }
        }
    }

    private async Task<Plan> RunAsync(
        IsolatedRun isolation,
        IProgramStart start,
        DeploymentSettings settings,
        Passes passes,
        RunDeadline deadline,
        CancellationToken cancellation
    )
    {
        var secrets = Secrets(settings);
        Task<ProgramOutcome> Run(PassKind pass, PassAnswers answers, CancellationToken ended) =>
            new ProgramRun(isolation, settings, providers, pass, answers, Limits, deadline, secrets).RunAsync(start, ended);
        try
        {
            var finish = await RunAsync(Run, settings, passes, deadline, cancellation).ConfigureAwait(false);
            return new PlanRedaction(secrets).Redact(NotChecked.In(finish(), providers));
        }
        catch (Exception exception) when (exception is not (FaultException or OperationCanceledException))
        {
            // An internal error is printed completely, and may quote the program.
            throw new InvalidOperationException(secrets.Redact(exception.ToString()));
        }
    }

    /// <returns>
    /// A function that creates the plan or throws the reason why it cannot, once no pass is running and all secrets are known.
    /// </returns>
    private async Task<Func<Plan>> RunAsync(
        Func<PassKind, PassAnswers, CancellationToken, Task<ProgramOutcome>> start,
        DeploymentSettings settings,
        Passes passes,
        RunDeadline deadline,
        CancellationToken cancellation
    )
    {
        using var all = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var runs = new ConcurrentBag<Task>();
        Task<ProgramOutcome> Run(PassKind pass, PassAnswers answers)
        {
            var run = start(pass, answers, all.Token);
            runs.Add(run);
            return run;
        }

        var plan = new PlanRun(Run, providers, settings, deadline, Notices);
        try
        {
            return passes switch
            {
                Passes.Planned => await plan.PlannedAsync().ConfigureAwait(false),
                Passes.Resolved => await plan.ResolvedAsync().ConfigureAwait(false),
                _ => await plan.BothAsync().ConfigureAwait(false),
            };
        }
        finally
        {
            await all.CancelAsync().ConfigureAwait(false);
            foreach (var run in runs)
            {
                await Task.WhenAny(run).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Returns the secrets of the configuration; each pass adds those it discovers.</summary>
    private static SecretTexts Secrets(DeploymentSettings settings)
    {
        var secrets = new SecretTexts(PublicNames.From(settings));
        foreach (var key in settings.SecretKeys.Where(settings.Config.ContainsKey))
        {
            secrets.Add(settings.Config[key]);
        }

        return secrets;
    }

    private sealed class Silent : IProgress<string>
    {
        public void Report(string value) { }
    }
}
