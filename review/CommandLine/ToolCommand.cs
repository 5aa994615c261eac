using System.CommandLine;
using Engine.Diagnostics;
using Engine.Runs;
using Review.Render;

namespace Review.CommandLine;

/// <summary>A command of the tool, as the command line and the help see it.</summary>
internal abstract class ToolCommand(string name, string summary, CommandArgument argument)
{
    private readonly Argument<string[]> _words = new("words") { Arity = ArgumentArity.ZeroOrMore };
    private readonly List<OptionGroup> _groups = [];
    private readonly List<Func<ParseResult, IEnumerable<Fault>>> _checks = [];
    private readonly CommonOptions _common = new();
    private Command? _definition;

    public string Name => name;

    /// <summary>What the command does, as a sentence.</summary>
    public string Summary => summary;

    public CommandArgument Argument => argument;

    /// <summary>The options in the order of the help: the command's own first.</summary>
    public IReadOnlyList<OptionGroup> Groups => [.. _groups, Common];

    /// <summary>The command as the parser knows it.</summary>
    public Command Definition => _definition ??= Define();

    public CommonOptions Options => _common;

    /// <summary>Whether the command offers Markdown.</summary>
    protected abstract bool HasMarkdown { get; }

    private OptionGroup Common =>
        new(
            "Options of every command",
            [
                _common.Folder,
                _common.Json,
                .. HasMarkdown ? [_common.Markdown] : Array.Empty<CommandOption>(),
                _common.Timeout,
                _common.Help,
            ]
        );

    private IEnumerable<CommandOption> All => Groups.SelectMany(group => group.Options);

    /// <summary>Returns everything that is wrong with the command line.</summary>
    public virtual IEnumerable<Fault> Faults(ParseResult parsed) =>
        [
            .. argument.Faults(Words(parsed), $"{ReviewCommand.Tool} {name}", [.. All.Select(option => option.Name)]),
            .. All.SelectMany(option => option.Faults(parsed)),
            .. _common.Faults(parsed),
            .. _checks.SelectMany(check => check(parsed)),
        ];

    /// <summary>Runs the command and prints its result.</summary>
    /// <exception cref="FaultException">A file is not valid, or the program fails.</exception>
    public abstract Task<CommandEnd> RunAsync(ParseResult parsed, IStreams streams, TimeProvider clock, CancellationToken cancellation);

    protected void Add(OptionGroup group) => _groups.Add(group);

    protected void Add(ProgramOptions program)
    {
        _groups.Add(program.Group);
        _checks.Add(program.Faults);
    }

    protected string Word(ParseResult parsed) => Words(parsed)[0];

    protected IReadOnlyList<string> Words(ParseResult parsed) => parsed.GetValue(_words) ?? [];

    private Command Define()
    {
        var command = new Command(name) { _words };
        foreach (var option in All)
        {
            command.Options.Add(option.Definition);
        }

        return command;
    }
}

/// <summary>Options that the help lists under one heading.</summary>
internal sealed record OptionGroup(string Heading, params IReadOnlyList<CommandOption> Options);

/// <summary>How a command ended, without its result.</summary>
/// <param name="Faults">Why it did not succeed; empty if it did.</param>
/// <param name="IsPrinted">Whether its result was printed, with the faults.</param>
internal sealed record CommandEnd(IReadOnlyList<Fault> Faults, bool IsPrinted);

/// <summary>A command: arguments that are read from the command line, a run, a result, and its renderers.</summary>
internal abstract class ToolCommand<TArguments, TResult>(string name, string summary, CommandArgument argument)
    : ToolCommand(name, summary, argument)
    where TResult : class
{
    protected abstract OutputFormats<TResult> Formats { get; }

    protected sealed override bool HasMarkdown => Formats.Markdown is not null;

    public sealed override async Task<CommandEnd> RunAsync(
        ParseResult parsed,
        IStreams streams,
        TimeProvider clock,
        CancellationToken cancellation
    )
    {
        var timeout = TimeSpan.FromSeconds(Options.Timeout.Value(parsed));
        var context = new CommandContext(
            Path.GetFullPath(Options.Folder.Value(parsed)!),
            Options.Format(parsed),
            timeout,
            new RunDeadline(timeout, clock),
            clock,
            new Notices(streams.Error)
        );
        var result = await RunAsync(Read(parsed), context, cancellation).ConfigureAwait(false);
        if (result.Value is { } value)
        {
            Formats.Write(value, context.Format, streams);
        }

        foreach (var note in result.Plans.SelectMany(plan => Formats.NotesOn(plan, context.Format)))
        {
            streams.Error.WriteLine(TerminalText.Line(note));
        }

        foreach (var warning in result.Warnings)
        {
            streams.Error.WriteLine(FaultText.Of(warning));
        }

        return new CommandEnd(result.Faults, result.Value is not null);
    }

    /// <summary>Reads the arguments from a command line without faults.</summary>
    protected abstract TArguments Read(ParseResult parsed);

    /// <exception cref="FaultException">A file is not valid, or the program fails.</exception>
    protected abstract Task<CommandResult<TResult>> RunAsync(TArguments arguments, CommandContext context, CancellationToken cancellation);

    /// <summary>Prints each message immediately, so that lines appear in the order of the events.</summary>
    private sealed class Notices(TextWriter writer) : IProgress<string>
    {
        public void Report(string value) => writer.WriteLine(value);
    }
}
