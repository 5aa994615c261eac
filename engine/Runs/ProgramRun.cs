using Engine.Diagnostics;
using Engine.Hosts;
using Engine.Isolation;
using Engine.Monitor;
using Engine.Plans;
using Engine.Processes;
using Engine.Projects;
using Engine.Secrets;
using Engine.Wire;

namespace Engine.Runs;

/// <summary>One run of a program in one pass.</summary>
internal sealed class ProgramRun(
    IsolatedRun isolation,
    DeploymentSettings settings,
    IProviders providers,
    PassKind pass,
    PassAnswers answers,
    RunLimits limits,
    RunDeadline deadline,
    SecretTexts secrets
)
{
    private readonly ProjectFile _project = isolation.Project;
    private readonly Registry _registry = new(settings);
    private readonly ProgramActivity _activity = new(TimeProvider.System);
    private readonly ProgramGate _gate = new();

    /// <returns>The outcome, whose result may be read once all secrets are known, including those of the other pass.</returns>
    public async Task<ProgramOutcome> RunAsync(IProgramStart start, CancellationToken cancellation)
    {
        var log = new EngineLog(_registry, secrets, _activity);
        var compartment = isolation.Part(pass.ToString());
        var visible = VisibleProject.ForProgram(_project.Directory, isolation.Options, compartment.Home);
        var values = new ValueReader(_project.ProgramDirectory, secrets, visible);
        var monitor = new ResourceMonitor(_registry, values, providers, pass, _activity) { Answers = answers };
        await using var link = await ProgramLink
            .OpenAsync(
                new EngineSide(monitor.Methods().All.Concat(log.Methods().All).ToDictionary(), _gate, _registry.Report),
                await isolation.Sandbox.ConfigureAwait(false),
                start.Access,
                compartment
            )
            .ConfigureAwait(false);
        var services = new EngineServices(link.Address, link.Address, settings);
        var environment = ProgramEnvironment.Variables(_project, services, compartment.Home).Concat(link.Variables).ToDictionary();
        var command = await isolation.WrapAsync(start.Command(services, environment), compartment, [], []).ConfigureAwait(false);
        await using var program = ChildProcess.Start(command);
        _gate.Expect(program.Group);
        var stopped = await WaitAsync(program, cancellation).ConfigureAwait(false);
        await program.CloseAsync().ConfigureAwait(false);
        if (stopped is not null)
        {
            return new ProgramOutcome(ExitCode.TimedOut, () => throw Failure([stopped, .. _registry.Faults, .. LoggedErrors(log)]));
        }

        // Neither is readable after the process and its link are disposed.
        var end = new ProgramEnd(program.ExitCode, [program.Output, program.Errors], link.IsOpen);
        var hasFailed = end.ExitCode != 0 || !_activity.Ended || log.HasErrors || _registry.Faults.Count > 0;
        return new ProgramOutcome(hasFailed ? ExitCode.ProgramFailed : ExitCode.Ok, () => Outcome(end, log));
    }

    /// <returns>Why the run was cancelled; null if the program ended by itself.</returns>
    private async Task<Fault?> WaitAsync(ChildProcess program, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var exit = program.WaitAsync(ended.Token);
        var watch = new Watchdog(limits, deadline, _activity, _registry, TimeProvider.System).WatchAsync(
            program.Group.ProcessorTime,
            program.Group.WaitsForMachine,
            ended.Token
        );
        var first = await Task.WhenAny(exit, watch).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        await ended.CancelAsync().ConfigureAwait(false);
        return first == watch ? await watch.ConfigureAwait(false) : null;
    }

    private PassRun Outcome(ProgramEnd end, EngineLog log)
    {
        var faults = _registry.Faults.Concat(LoggedErrors(log)).ToList();
        if (faults.Count == 0 && end.ExitCode != 0)
        {
            faults.Add(Abandoned(end));
        }

        if (faults.Count == 0 && !_activity.Ended)
        {
            faults.Add(EndedEarly());
        }

        if (faults.Count > 0)
        {
            throw Failure(faults);
        }

        return new PassRun(_registry.ToPlan([.. Printed(end.Printed), .. log.Messages, .. Warnings()]), _registry.Rejected, Sanitize);
    }

    /// <summary>Creates the failure; faults are redacted because they quote names, types and values of the program.</summary>
    private FaultException Failure(IEnumerable<Fault> faults) =>
        new([
            .. BoundedFaults
                .First([.. faults], _registry.FaultsLeftOut)
                .Select(fault =>
                    fault with
                    {
                        Message = Sanitize(fault.Message),
                        Fix = Sanitize(fault.Fix),
                        Urn = secrets.Redact(fault.Urn),
                    }
                ),
        ]);

    private string Sanitize(string text) => ProgramText.Clean(secrets.Redact(text));

    private IEnumerable<ProgramMessage> Printed(BoundedText[] streams) =>
        streams
            .Select(text => ProgramText.Clean(text.ToString(secrets.Redact)))
            .Where(text => text.Length > 0)
            .Select(text => new ProgramMessage(MessageSeverity.Output, text));

    private IEnumerable<ProgramMessage> Warnings() =>
        _registry
            .Warnings.Concat(DynamicProviders.Warnings(_registry.Declared))
            .Concat(_gate.Refusals.Select(refusal => ProgramMessage.From(EngineDiagnostics.ConnectionRefused(refusal))))
            .Select(warning => warning with { Text = Sanitize(warning.Text) });

    private static IEnumerable<Fault> LoggedErrors(EngineLog log) =>
        log
            .Messages.Where(message => message.Severity == MessageSeverity.Error)
            .Select(message => message.Text)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(EngineDiagnostics.ProgramReportsError);

    private Fault Abandoned(ProgramEnd end)
    {
        var printed = string.Join('\n', Printed(end.Printed).Select(message => message.Text));
        return EngineDiagnostics.ProgramFailed(end.ExitCode, printed, end.HasReachedEngine);
    }

    private Fault EndedEarly()
    {
        var pending = _activity.Pending(_registry) is { Length: > 0 } waiting ? $"\n{waiting}" : "";
        return EngineDiagnostics.ProgramEndedEarly(_registry.Declared.Count(), pending);
    }
}

/// <summary>The end of a program's process.</summary>
/// <param name="ExitCode">The program's own exit code.</param>
/// <param name="Printed">The program's output.</param>
/// <param name="HasReachedEngine">Whether the engine was ever listening for it.</param>
internal sealed record ProgramEnd(int ExitCode, BoundedText[] Printed, bool HasReachedEngine);
