using System.CommandLine;
using System.CommandLine.Parsing;
using Engine.Diagnostics;

namespace Review.CommandLine;

/// <summary>The messages for command lines that are not valid, which replace those of the parser.</summary>
internal static class UsageText
{
    /// <summary>The tool's name; the parser would use the name of the process that it runs in.</summary>
    private const string Tool = "review";

    public static IEnumerable<string> Of(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand root
            ? [OfRoot(root, parsed.UnmatchedTokens)]
            : parsed.Errors.Select(error => Wording(error, parsed)).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal);

    /// <summary>Returns the command as it was typed, <c>review preview</c>.</summary>
    public static string Path(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? Tool : $"{Tool} {parsed.CommandResult.Command.Name}";

    private static string OfRoot(RootCommand root, IReadOnlyList<string> unmatched)
    {
        var commands = root.Subcommands.Select(command => command.Name).Order(StringComparer.Ordinal).ToList();
        var known = $"commands: {string.Join(", ", commands)}";
        return unmatched.Count == 0 ? $"A command is missing; {known}."
            : IsOption(unmatched[0]) ? $"'{unmatched[0]}' is not an option of '{Tool}'; {known}."
            : Meant(unmatched[0], commands) is { } meant ? $"'{unmatched[0]}' is not a command; {meant}?"
            : $"'{unmatched[0]}' is not a command; {known}.";
    }

    private static string Wording(ParseError error, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unmatched = parsed.UnmatchedTokens.FirstOrDefault(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal));
        if (error.SymbolResult is ArgumentResult { Argument: var argument } && command.Arguments.Contains(argument))
        {
            return $"{argument.Name.ToUpperInvariant()} is missing.";
        }

        if (unmatched is null)
        {
            return error.Message;
        }

        var options = command.Options.Select(option => option.Name).ToList();
        return !IsOption(unmatched) ? Superfluous(unmatched, parsed, command)
            : Meant(unmatched, options) is { } meant ? $"'{unmatched}' is not an option of '{command.Name}'; {meant}?"
            : $"'{unmatched}' is not an option of '{command.Name}'.";
    }

    /// <summary>Returns the message for a superfluous token. The value after an unknown option is not reported as another error.</summary>
    private static string Superfluous(string token, ParseResult parsed, Command command) =>
        parsed.UnmatchedTokens.TakeWhile(other => other != token).Any(IsOption)
            ? ""
            : $"'{token}' is one argument too many for '{command.Name}'.";

    private static string? Meant(string typed, IEnumerable<string> names) =>
        NearestName.Of(typed, names) is { } name ? $"did you mean '{name}'" : null;

    private static bool IsOption(string token) => token.StartsWith('-');
}
