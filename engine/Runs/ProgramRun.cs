using System.Globalization;
using Engine.Diagnostics;
using Engine.Hosts;
using Engine.Isolation;
using Engine.Monitor;
using Engine.Plans;
using Engine.Processes;
using Engine.Projects;
using Engine.Wire;

namespace Engine.Runs;

/// <summary>One run of a program against one set of answers.</summary>
internal sealed class ProgramRun(
    IsolatedRun isolation,
    DeploymentSettings settings,
    IProviders providers,
    PassKind pass,
    RunLimits limits,
    RunDeadline deadline
)
{
    private readonly ProjectFile _project = isolation.Project;
    private readonly Registry _registry = new(settings);
    private readonly ValueReader _values = new(isolation.Project.ProgramDirectory);
    private readonly ProgramActivity _activity = new(TimeProvider.System);

    /// <returns>What the program declared.</returns>
    /// <exception cref="FaultException">It failed, never ended, or declared what cannot be.</exception>
    public async Task<Plan> RunAsync(IProgramStart start, CancellationToken cancellation)
    {
        var log = new EngineLog(_registry, _values.Secrets, _activity);
        var monitor = new ResourceMonitor(_registry, _values, providers, pass, _activity);
        var compartment = isolation.Part(pass.ToString());
        await using var link = await ProgramLink
            .OpenAsync(
                monitor.Methods().All.Concat(log.Methods().All).ToDictionary(),
                await isolation.Sandbox.ConfigureAwait(false),
                start.Access,
                compartment
            )
            .ConfigureAwait(false);
        var services = new EngineServices(link.Address, link.Address, settings);
        var environment = ProgramEnvironment.Variables(_project, services, compartment.Home).Concat(link.Variables).ToDictionary();
        var command = await isolation.WrapAsync(start.Command(services, environment), compartment, []).ConfigureAwait(false);
        await using var program = ChildProcess.Start(command);
        var stopped = await WaitAsync(program, cancellation).ConfigureAwait(false);
        await program.CloseAsync().ConfigureAwait(false);
        return stopped is null
            ? Outcome(program, log, link)
            : throw Failure(ExitCode.TimedOut, [stopped, .. _registry.Faults, .. LoggedErrors(log)]);
    }

    /// <returns>Why it was given up; null when it ended by itself.</returns>
    private async Task<Fault?> WaitAsync(ChildProcess program, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var exit = program.WaitAsync(ended.Token);
        var watch = new Watchdog(limits, deadline, _activity, _registry, TimeProvider.System).WatchAsync(
            program.Group.ProcessorTime,
            ended.Token
        );
        var first = await Task.WhenAny(exit, watch).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        await ended.CancelAsync().ConfigureAwait(false);
        return first == watch ? await watch.ConfigureAwait(false) : null;
    }

    private Plan Outcome(ChildProcess program, EngineLog log, ProgramLink link)
    {
        var faults = _registry.Faults.Concat(LoggedErrors(log)).ToList();
        if (faults.Count == 0 && program.ExitCode != 0)
        {
            faults.Add(Abandoned(program, link));
        }

        if (faults.Count == 0 && !_activity.Ended)
        {
            faults.Add(LeftEarly());
        }

        if (faults.Count > 0)
        {
            throw Failure(ExitCode.ProgramFailed, faults);
        }

        return _registry.ToPlan([.. Printed(program), .. log.Messages]);
    }

    /// <summary>Faults quote the program: names, types, values.</summary>
    private FaultException Failure(ExitCode exitCode, IEnumerable<Fault> faults) =>
        new(exitCode, [.. faults.Select(fault => fault with { Message = Harmless(fault.Message), Fix = Harmless(fault.Fix) })]);

    private string Harmless(string text) => ProgramText.Clean(_values.Secrets.Blot(text));

    private IEnumerable<ProgramMessage> Printed(ChildProcess program) =>
        new[] { program.Output, program.Errors }
            .Select(text => Harmless(text.ToString()))
            .Where(text => text.Length > 0)
            .Select(text => new ProgramMessage(MessageSeverity.Output, text));

    private static IEnumerable<Fault> LoggedErrors(EngineLog log) =>
        log
            .Messages.Where(message => message.Severity == MessageSeverity.Error)
            .Select(message => message.Text)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(text => new Fault("ENG401", $"The program reports an error:\n{text}"));

    private Fault Abandoned(ChildProcess program, ProgramLink link)
    {
        var printed = string.Join('\n', Printed(program).Select(message => message.Text));
        var said = printed.Length == 0 ? "It printed nothing." : $"It printed:\n{printed}";
        return new Fault(
            "ENG402",
            $"The program ended with exit code {program.ExitCode} and reported no error. {said}",
            link.IsOpen ? "" : "if the program's project sets StartupHookSupport to false, remove it: isolation needs the hook."
        );
    }

    private Fault LeftEarly()
    {
        var count = _registry.Declared.Count().ToString(CultureInfo.InvariantCulture);
        var pending = _activity.Pending(_registry) is { Length: > 0 } waiting ? $"\n{waiting}" : "";
        return new Fault(
            "ENG403",
            $"The program left with exit code 0 before it said that it was done; {count} resources were registered until then.{pending}",
            "await Deployment.RunAsync and return what it returns; call no exit before."
        );
    }
}
