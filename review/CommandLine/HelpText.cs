using System.Text;
using Review.Render;

namespace Review.CommandLine;

/// <summary>The help of the tool and of its commands, at most as wide as the terminal.</summary>
internal static class HelpText
{
    private const int DefaultWidth = 80;

    /// <summary>The maximum width: longer lines are hard to read.</summary>
    private const int MaximumWidth = 100;

    /// <summary>The column in which descriptions start.</summary>
    private const int DescriptionColumn = 24;

    private const string ExitCodes =
        "Exit codes: 0 success, 1 refused, 2 wrong usage or configuration, 3 the program failed, 4 the engine failed, 5 timed out, "
        + "130 interrupted (docs/diagnostics.md).";

    /// <summary>Returns the help of the tool.</summary>
    public static string Of(IReadOnlyList<ToolCommand> commands, OptionGroup options, int? width) =>
        Text(
            [
                "Reviews Pulumi programs without an account, the Pulumi CLI or credentials.",
                "",
                $"Usage: {ReviewCommand.Tool} COMMAND [ARGUMENT...] [OPTION...]",
                "",
                "Commands:",
                .. commands.SelectMany(command => Entry($"{command.Name} {command.Argument.Name}", command.Summary, width)),
                .. Group(options, width),
                "",
                $"'{ReviewCommand.Tool} COMMAND --help' shows the options of a command.",
                ExitCodes,
            ],
            width
        );

    /// <summary>Returns the help of a command.</summary>
    public static string Of(ToolCommand command, int? width) =>
        Text(
            [
                $"{char.ToUpperInvariant(command.Summary[0])}{command.Summary[1..]}.",
                "",
                $"Usage: {ReviewCommand.Tool} {command.Name} {command.Argument.Name} [OPTION...]",
                "",
                .. Entry(command.Argument.Name, command.Argument.Description, width),
                .. command.Groups.SelectMany(group => Group(group, width)),
                "",
                ExitCodes,
            ],
            width
        );

    private static IEnumerable<string> Group(OptionGroup group, int? width) =>
        ["", $"{group.Heading}:", .. group.Options.SelectMany(option => Entry(option.Label, option.Description, width))];

    /// <summary>Returns a name and its description in two columns; a long name has a line of its own.</summary>
    private static IEnumerable<string> Entry(string name, string description, int? width)
    {
        var indent = new string(' ', DescriptionColumn);
        var lines = WrappedText.Lines(description, Columns(width) - DescriptionColumn, "").ToList();
        var isShort = name.Length + 4 <= DescriptionColumn;
        var first = isShort ? $"  {name}".PadRight(DescriptionColumn) + lines[0] : $"  {name}";
        return lines.Skip(isShort ? 1 : 0).Select(line => indent + line).Prepend(first);
    }

    private static int Columns(int? width) => Math.Clamp(width ?? DefaultWidth, WrappedText.MinimumWidth, MaximumWidth);

    private static string Text(IEnumerable<string> lines, int? width)
    {
        var text = new StringBuilder();
        foreach (var line in lines.SelectMany(line => line.StartsWith(' ') ? [line] : WrappedText.Lines(line, Columns(width), "")))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }
}
