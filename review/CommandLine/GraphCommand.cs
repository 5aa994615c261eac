using System.CommandLine;
using Engine.Diagnostics;
using Review.Diagnostics;
using Review.Graph;
using Review.Render;

namespace Review.CommandLine;

/// <summary>The arguments of <c>graph</c>.</summary>
/// <param name="Stack">The stack.</param>
/// <param name="System">The only system to draw; null for all.</param>
/// <param name="Program">How the program is run.</param>
internal sealed record GraphArguments(string Stack, string? System, ProgramArguments Program);

/// <summary>The <c>graph STACK</c> command: draws each system's parts and their dependencies as a picture or as JSON.</summary>
internal sealed class GraphCommand : ToolCommand<GraphArguments, PlanGraph>
{
    /// <summary>The maximum number of parts of one system in a picture; with more, the boxes are too small to read.</summary>
    private const int MaximumParts = 1_000;

    private readonly ProgramOptions _program = new();

    private readonly ValueOption<string> _system = new("--system", "NAME", "draw only this system; default: all systems of the stack")
    {
        Parse = ValueOption.Text,
        Allowed = "the name of a system",
        Example = "NAME",
    };

    public GraphCommand()
        : base("graph", "draws the systems of a stack and their dependencies as an SVG picture", CommandArgument.Stack)
    {
        Add(new OptionGroup("Options", _system));
        Add(_program);
    }

    protected override OutputFormats<PlanGraph> Formats { get; } =
        new()
        {
            Standard = (graph, _) => GraphSvg.Of(graph),
            Json = GraphJson.Write,
            Remaining = PlanNotes.All,
        };

    protected override GraphArguments Read(ParseResult parsed) => new(Word(parsed), _system.Value(parsed), _program.Read(parsed));

    protected override async Task<CommandResult<PlanGraph>> RunAsync(
        GraphArguments arguments,
        CommandContext context,
        CancellationToken cancellation
    )
    {
        var plan = await arguments.Program.PlanAsync(arguments.Stack, context, cancellation).ConfigureAwait(false);
        var systems = await context
            .ComputeAsync("drawing the systems", () => Select(SystemGraph.Of(plan), arguments), cancellation)
            .ConfigureAwait(false);
        var tooLarge = context.Format == OutputFormat.Json ? [] : TooLarge(systems);
        return new CommandResult<PlanGraph>(tooLarge.Count == 0 ? new PlanGraph(plan, systems) : null, tooLarge) { Plans = [plan] };
    }

    /// <returns>REV323 for each system that has more parts than a picture can show.</returns>
    internal static IReadOnlyList<Fault> TooLarge(IEnumerable<SystemGraph> systems) =>
        [
            .. systems
                .Where(system => system.Nodes.Count > MaximumParts)
                .Select(system => ReviewDiagnostics.PictureTooLarge(system.Name, system.Nodes.Count, MaximumParts)),
        ];

    private static IReadOnlyList<SystemGraph> Select(IReadOnlyList<SystemGraph> systems, GraphArguments arguments)
    {
        if (arguments.System is not { } name)
        {
            return systems;
        }

        var selected = systems.Where(system => system.Name == name).ToList();
        var names = systems.Select(system => system.Name).ToList();
        return selected.Count > 0
            ? selected
            : throw new FaultException(ReviewDiagnostics.UnknownSystem(name, arguments.Stack, NearestName.Of(name, names), names));
    }
}
