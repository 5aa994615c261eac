using System.CommandLine;
using Engine.Diagnostics;
using Engine.Monitor;
using Engine.Plans;
using Engine.Plans.Json;
using Engine.Projects;
using Engine.Runs;
using Engine.Values;
using Providers;

namespace Review.CommandLine;

/// <summary>The options of every command that runs a program.</summary>
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
        _timeout.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && (!int.TryParse(token.Value, out var seconds) || seconds is < 1 or > LongestTimeout))
            {
                result.AddError($"--timeout is '{token.Value}'; it takes whole seconds, 1 to {LongestTimeout}.");
            }
        });
        _passes.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !Enum.GetNames<Passes>().Contains(token.Value, StringComparer.OrdinalIgnoreCase))
            {
                result.AddError($"--pass is '{token.Value}'; it takes one of {string.Join(", ", Enum.GetNames<Passes>())}.");
            }
        });
        _references.Validators.Add(result =>
        {
            var stacks = new HashSet<string>(StringComparer.Ordinal);
            foreach (var stack in result.Tokens.Select(token => token.Value.Split('=', 2)[0]).Where(stack => !stacks.Add(stack)))
            {
                result.AddError($"--reference names '{stack}' twice; it takes one plan for each stack.");
            }

            foreach (var token in result.Tokens.Where(token => token.Value.Split('=', 2) is not [{ Length: > 0 }, { Length: > 0 }]))
            {
                result.AddError($"--reference is '{token.Value}'; it takes ORGANIZATION/PROJECT/STACK=FILE.");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_directory);
        command.Options.Add(_timeout);
        command.Options.Add(_passes);
        command.Options.Add(_references);
        _isolation.AddTo(command);
    }

    /// <summary>The project's folder.</summary>
    public string Directory(ParseResult parsed) => parsed.GetRequiredValue(_directory);

    /// <exception cref="FaultException">Files are broken, or the program fails.</exception>
    public async Task<Plan> PlanAsync(ParseResult parsed, string stack, IStreams streams, CancellationToken cancellation)
    {
        var limits = new RunLimits { Timeout = TimeSpan.FromSeconds(parsed.GetRequiredValue(_timeout)) };
        var deadline = new RunDeadline(limits.Timeout, TimeProvider.System);
        var (project, settings) = await deadline
            .WithinAsync("reading the project's files", () => Read(parsed, stack), cancellation)
            .ConfigureAwait(false);
        var runner = new ProgramRunner(new KnownProviders())
        {
            Limits = limits,
            Deadline = deadline,
            Isolation = _isolation.Read(parsed),
            Notices = new Notices(streams.Error),
        };
        return await runner.RunAsync(project, settings, parsed.GetRequiredValue(_passes), cancellation).ConfigureAwait(false);
    }

    private (ProjectFile Project, DeploymentSettings Settings) Read(ParseResult parsed, string stack)
    {
        var project = ProjectFile.Load(parsed.GetRequiredValue(_directory));
        return (project, StackSettings.Load(project, stack) with { References = References(parsed.GetRequiredValue(_references)) });
    }

    private static Dictionary<string, MapValue> References(string[] references) =>
        references
            .Select(reference => reference.Split('=', 2))
            .ToDictionary(parts => parts[0], parts => PlanJson.Read(parts[1]).Outputs, StringComparer.Ordinal);

    /// <summary>Tells at once: the order of the lines is that of the events.</summary>
    private sealed class Notices(TextWriter writer) : IProgress<string>
    {
        public void Report(string value) => writer.WriteLine(value);
    }
}
