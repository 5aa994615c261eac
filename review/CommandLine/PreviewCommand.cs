using System.CommandLine;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Plans.Json;
using Review.Render;

namespace Review.CommandLine;

/// <summary>The arguments of <c>preview</c>.</summary>
internal sealed record PreviewArguments(string Stack, ProgramArguments Program);

/// <summary>The <c>preview STACK</c> command: prints the declared resources as a tree and a summary, or as a plan in JSON.</summary>
internal sealed class PreviewCommand : ToolCommand<PreviewArguments, Plan>
{
    private readonly ProgramOptions _program = new();

    public PreviewCommand()
        : base("preview", "shows the resources that a stack declares", CommandArgument.Stack) => Add(_program);

    protected override OutputFormats<Plan> Formats { get; } =
        new()
        {
            Standard = PreviewText.Of,
            Json = PlanJson.Write,
            Remaining = _ => [],
        };

    protected override PreviewArguments Read(ParseResult parsed) => new(Word(parsed), _program.Read(parsed));

    protected override async Task<CommandResult<Plan>> RunAsync(
        PreviewArguments arguments,
        CommandContext context,
        CancellationToken cancellation
    )
    {
        var plan = await arguments.Program.PlanAsync(arguments.Stack, context, cancellation).ConfigureAwait(false);
        return new CommandResult<Plan>(plan) { Plans = [plan] };
    }
}
