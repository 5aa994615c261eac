using System.CommandLine;
using Engine.Diagnostics;

namespace Review.CommandLine;

/// <summary>The command line: what is asked, and with which exit code it ends.</summary>
internal static class ReviewCommand
{
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IStreams streams)
    {
        var root = new RootCommand("Reviews Pulumi programs without an account, a CLI or credentials.") { PreviewCommand.Create(streams) };
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            var command = parsed.CommandResult.Command;
            var faults = parsed.Errors.Select(error => new Fault("REV101", Wording(error.Message, command)));
            return Tell(
                streams,
                new FaultException(ExitCode.Usage, [.. faults.DistinctBy(fault => fault.Message)]),
                $"see: {Path(parsed)} --help"
            );
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
        }
        catch (FaultException exception)
        {
            return Tell(streams, exception);
        }
        catch (OperationCanceledException)
        {
            streams.Error.WriteLine("Interrupted; the program was ended.");
            return Interrupted;
        }
    }

    /// <summary>What shells report for a command that SIGINT ended.</summary>
    private const int Interrupted = 130;

    private static int Tell(IStreams streams, FaultException exception, string hint = "")
    {
        foreach (var fault in exception.Faults)
        {
            streams.Error.WriteLine(fault);
        }

        if (hint.Length > 0)
        {
            streams.Error.WriteLine(hint);
        }

        return (int)exception.ExitCode;
    }

    /// <summary>The parser names an argument it has no place for; whoever mistyped an option wants to read which one was meant.</summary>
    private static string Wording(string message, Command command)
    {
        var quoted = message.Split('\'');
        if (quoted.Length < 3 || !quoted[1].StartsWith("--", StringComparison.Ordinal))
        {
            return message;
        }

        var names = command.Options.Select(option => option.Name).ToList();
        var nearest = NearestName.Of(quoted[1], names);
        return names.Contains(quoted[1]) ? message
            : nearest is null ? $"'{quoted[1]}' is not an option of '{command.Name}'."
            : $"'{quoted[1]}' is not an option of '{command.Name}'; did you mean '{nearest}'?";
    }

    private static string Path(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand root
            ? root.Name
            : $"{parsed.RootCommandResult.Command.Name} {parsed.CommandResult.Command.Name}";
}
