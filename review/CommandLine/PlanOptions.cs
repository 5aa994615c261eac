using System.CommandLine;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Plans.Json;
using Engine.Projects;
using Engine.Runs;
using Engine.Values;
using Providers;

namespace Review.CommandLine;

/// <summary>The options shared by all commands that run a program.</summary>
internal sealed class PlanOptions
{
    private const int LongestTimeout = 86_400;

    private readonly Option<string> _directory = new("--cwd")
    {
        Description = "The project's folder, which holds Pulumi.yaml; default: the current one.",
        HelpName = "DIR",
        DefaultValueFactory = _ => ".",
    };

    private readonly Option<int> _timeout = new("--timeout")
    {
        Description = $"Seconds the whole command may take, with reading and building, 1 to {LongestTimeout}.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => (int)new RunLimits().Timeout.TotalSeconds,
    };

    private readonly Option<Passes> _passes = new("--pass")
    {
        Description = "What is known before the deployment (planned), with all outputs filled (resolved), or the two as one.",
        DefaultValueFactory = _ => Passes.Both,
    };

    private readonly Option<string[]> _references = new("--reference")
    {
        Description = "Outputs of another stack for its stack references: the plan that --json wrote of it.",
        HelpName = "ORGANIZATION/PROJECT/STACK=FILE",
        DefaultValueFactory = _ => [],
    };

    private readonly IsolationArguments _isolation = new();

    public PlanOptions()
    {
        _timeout.Expect(
            text => int.TryParse(text, out var seconds) && seconds is >= 1 and <= LongestTimeout,
            $"whole seconds, 1 to {LongestTimeout}"
        );
        var passes = Enum.GetNames<Passes>();
        _passes.Expect(text => passes.Contains(text, StringComparer.OrdinalIgnoreCase), $"one of {string.Join(", ", passes)}");
        _references.Validators.Add(result =>
        {
            var stacks = new HashSet<string>(StringComparer.Ordinal);
            foreach (var stack in result.Tokens.Select(token => token.Value.Split('=', 2)[0]).Where(stack => !stacks.Add(stack)))
            {
                result.AddError($"--reference names '{stack}' twice; it takes one plan for each stack.");
            }
        });
        _references.Expect(text => text.Split('=', 2) is [{ Length: > 0 }, { Length: > 0 }], "ORGANIZATION/PROJECT/STACK=FILE");
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_directory);
        command.Options.Add(_timeout);
        command.Options.Add(_passes);
        command.Options.Add(_references);
        _isolation.AddTo(command);
    }

    /// <summary>Returns the project's folder.</summary>
    /// <exception cref="FaultException">The folder does not exist.</exception>
    public string Directory(ParseResult parsed) => ProjectFolder.Of(parsed.GetRequiredValue(_directory));

    /// <summary>Reads files within the command's time limit, which starts here and also covers building and running.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="read">Reads every file that affects the result, before the first program runs.</param>
    /// <param name="cancellation">Cancels the wait.</param>
    /// <exception cref="FaultException">A file is missing or not valid. ENG322: the time has elapsed.</exception>
    public Task<T> ReadAsync<T>(ParseResult parsed, Func<RunDeadline, T> read, CancellationToken cancellation)
    {
        var deadline = new RunDeadline(Timeout(parsed), TimeProvider.System);
        return deadline.WithinAsync("reading the project's files", () => read(deadline), cancellation);
    }

    /// <summary>Reads all files that a run needs, so that no program can change what is read for another.</summary>
    /// <exception cref="FaultException">A file is missing or not valid.</exception>
    public PlanRequest Prepare(ParseResult parsed, string stack, RunDeadline deadline)
    {
        var limits = new RunLimits { Timeout = Timeout(parsed) };
        var project = ProjectFile.Load(Directory(parsed));
        TemporaryFiles.ThrowIfNotWritable();
        var settings = StackSettings.Load(project, stack, ProviderSettings.Known) with
        {
            References = References(parsed.GetRequiredValue(_references)),
        };
        return new PlanRequest(project, settings, limits, deadline);
    }

    /// <exception cref="FaultException">A file is not valid, or the program fails.</exception>
    public async Task<Plan> PlanAsync(ParseResult parsed, string stack, IStreams streams, CancellationToken cancellation)
    {
        var request = await ReadAsync(parsed, deadline => Prepare(parsed, stack, deadline), cancellation).ConfigureAwait(false);
        return await PlanAsync(request, parsed, streams, cancellation).ConfigureAwait(false);
    }

    /// <exception cref="FaultException">The program fails.</exception>
    public Task<Plan> PlanAsync(PlanRequest request, ParseResult parsed, IStreams streams, CancellationToken cancellation)
    {
        var runner = new ProgramRunner(new KnownProviders())
        {
            Limits = request.Limits,
            Deadline = request.Deadline,
            Isolation = _isolation.Read(parsed),
            Notices = new Notices(streams.Error),
        };
        return runner.RunAsync(request.Project, request.Settings, parsed.GetRequiredValue(_passes), cancellation);
    }

    /// <summary>Rejects a base plan of another stack, against which every resource would be new or deleted.</summary>
    /// <exception cref="FaultException">REV207: the base plan belongs to another stack.</exception>
    public static void ThrowIfOfAnother(Plan? before, Plan plan, string? file)
    {
        if (before is not null && (before.Project, before.Stack) != (plan.Project, plan.Stack))
        {
            throw new FaultException(
                ExitCode.Usage,
                new Fault(
                    "REV207",
                    $"{file} is a plan of {before.Project}/{before.Stack}; --base takes one of {plan.Project}/{plan.Stack}.",
                    $"write one with: preview {plan.Stack} --json > FILE"
                )
            );
        }
    }

    private TimeSpan Timeout(ParseResult parsed) => TimeSpan.FromSeconds(parsed.GetRequiredValue(_timeout));

    private static Dictionary<string, MapValue> References(string[] references) =>
        references
            .Select(reference => reference.Split('=', 2))
            .ToDictionary(parts => parts[0], parts => ReferencePlan.Outputs(parts[0], parts[1]), StringComparer.Ordinal);

    /// <summary>Reports each message immediately, so that lines appear in the order of the events.</summary>
    private sealed class Notices(TextWriter writer) : IProgress<string>
    {
        public void Report(string value) => writer.WriteLine(value);
    }
}

/// <summary>A program and the settings of the stack that it is planned for.</summary>
/// <param name="Project">The program's project.</param>
/// <param name="Settings">The stack's settings.</param>
/// <param name="Limits">The time limits of the program.</param>
/// <param name="Deadline">When the command must have ended, including the time spent reading files.</param>
internal sealed record PlanRequest(ProjectFile Project, DeploymentSettings Settings, RunLimits Limits, RunDeadline Deadline);
