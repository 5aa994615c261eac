using System.CommandLine;
using System.Reflection;
using System.Text;
using Engine.Diagnostics;
using Review.Diagnostics;

namespace Review.CommandLine;

/// <summary>The command line without a command: the help, the version, or a mistake.</summary>
internal sealed class RootCommandLine
{
    private readonly FlagOption _help = new("--help", "show this help", "-h", "-?");
    private readonly FlagOption _version = new("--version", "show the version");
    private readonly IReadOnlyList<ToolCommand> _commands;

    public RootCommandLine(IReadOnlyList<ToolCommand> commands)
    {
        _commands = commands;
        Definition = new Command(ReviewCommand.Tool) { _help.Definition, _version.Definition };
        foreach (var command in commands)
        {
            Definition.Subcommands.Add(command.Definition);
        }
    }

    /// <summary>The whole command line as the parser knows it.</summary>
    public Command Definition { get; }

    /// <returns>The command; null if no command is named, or if something unknown comes before it.</returns>
    public ToolCommand? Find(ParseResult parsed) =>
        parsed.UnmatchedTokens.Count > 0 || _help.IsGiven(parsed) || _version.IsGiven(parsed)
            ? null
            : _commands.FirstOrDefault(command => command.Definition == parsed.CommandResult.Command);

    public CommandEnd Run(ParseResult parsed, IStreams streams)
    {
        var text =
            _help.IsGiven(parsed) ? HelpText.Of(_commands, new OptionGroup("Options", _help, _version), streams.Width)
            : _version.IsGiven(parsed) ? $"{Version()}\n"
            : null;
        if (text is null)
        {
            return new CommandEnd([FaultOf(parsed)], IsPrinted: false);
        }

        streams.Output.Write(Encoding.UTF8.GetBytes(text));
        return new CommandEnd([], IsPrinted: true);
    }

    private Fault FaultOf(ParseResult parsed)
    {
        var names = _commands.Select(command => command.Name).Order(StringComparer.Ordinal).ToList();
        return parsed.UnmatchedTokens is not [var word, ..] ? ReviewDiagnostics.CommandMissing(names)
            : CommandArgument.IsOption(word)
                ? ReviewDiagnostics.UnknownOption(word, ReviewCommand.Tool, NearestName.Of(word, [_help.Name, _version.Name]))
            : ReviewDiagnostics.UnknownCommand(word, NearestName.Of(word, names), names);
    }

    private static string Version() =>
        typeof(RootCommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
