using System.CommandLine;
using System.Text;
using Engine.Diagnostics;
using Review.Diagnostics;
using Review.Render;

namespace Review.CommandLine;

/// <summary>The tool: finds the command, runs it, and reports how it ended.</summary>
internal static class ReviewCommand
{
    /// <summary>The tool's name in messages and in the help.</summary>
    public const string Tool = "review";

    private const string JsonOption = "--json";

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IStreams given, TimeProvider? clock = null)
    {
        var streams = new GuardedStreams(given);
        var isJson = arguments.Contains(JsonOption);
        try
        {
            var end = await ExecuteAsync(arguments, streams, clock ?? TimeProvider.System).ConfigureAwait(false);
            return Report(end.Faults, isJson && !end.IsPrinted, streams);
        }
        catch (FaultException exception)
        {
            return Report([.. exception.Faults.Select(fault => fault with { ExitCode = exception.ExitCode })], isJson, streams);
        }
        catch (OperationCanceledException)
        {
            return Report([ReviewDiagnostics.Interrupted()], isJson, streams);
        }
        catch (Exception exception)
        {
            return Report([ReviewDiagnostics.ReviewFailed(exception.ToString())], isJson, streams);
        }
    }

    private static async Task<CommandEnd> ExecuteAsync(IReadOnlyList<string> arguments, IStreams streams, TimeProvider clock)
    {
        var root = new RootCommandLine([new PreviewCommand(), new CheckCommand(), new CostCommand(), new GraphCommand()]);
        var parsed = root.Definition.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var command = root.Find(parsed);
        if (command is null || command.Options.Help.IsGiven(parsed))
        {
            return command is null ? root.Run(parsed, streams) : Print(HelpText.Of(command, streams.Width), streams);
        }

        var faults = command.Faults(parsed).ToList();
        if (faults.Count > 0)
        {
            return new CommandEnd(faults, IsPrinted: false);
        }

        using var signals = new TerminationSignals();
        return await command.RunAsync(parsed, streams, clock, signals.Received).ConfigureAwait(false);
    }

    /// <summary>Prints the faults, and as JSON too if no result was printed, which would contain them.</summary>
    private static int Report(IReadOnlyList<Fault> faults, bool isJson, IStreams streams)
    {
        Print(faults, streams);
        if (isJson && faults.Count > 0)
        {
            try
            {
                FaultJson.Write(faults, streams.Output);
            }
            catch (FaultException exception)
            {
                Print(exception.Faults.Except(faults), streams);
            }
        }

        return (int)faults.Select(fault => fault.ExitCode).DefaultIfEmpty(ExitCode.Ok).Max();
    }

    private static CommandEnd Print(string help, IStreams streams)
    {
        streams.Output.Write(Encoding.UTF8.GetBytes(help));
        return new CommandEnd([], IsPrinted: true);
    }

    private static void Print(IEnumerable<Fault> faults, IStreams streams)
    {
        foreach (var fault in faults)
        {
            streams.Error.WriteLine(FaultText.Of(fault));
        }
    }
}
