using System.CommandLine;
using Engine.Diagnostics;
using Review.Render;

namespace Review.CommandLine;

/// <summary>The root command: parses the command line and determines the exit code.</summary>
internal static class ReviewCommand
{
    /// <summary>The exit code that shells report for a command that SIGINT ended.</summary>
    private const int Interrupted = 130;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, IStreams given)
    {
        var streams = new GuardedStreams(given);
        var parsed = Root(streams).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            var faults = UsageText.Of(parsed).Select(text => new Fault("REV101", text)).ToList();
            return Tell(streams, new FaultException(ExitCode.Usage, faults), $"see: {UsageText.Path(parsed)} --help");
        }

        try
        {
            return await InvokeAsync(parsed, streams).ConfigureAwait(false);
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
        catch (Exception exception)
        {
            return Tell(
                streams,
                new FaultException(
                    ExitCode.EngineFault,
                    new Fault(
                        "REV901",
                        $"The review itself failed: {exception}",
                        "this is a fault of the tool: report it with these lines."
                    )
                )
            );
        }
    }

    private static RootCommand Root(IStreams streams) =>
        new("Reviews Pulumi programs without an account, a CLI or credentials.")
        {
            PreviewCommand.Create(streams),
            CheckCommand.Create(streams),
            CostCommand.Create(streams),
            GraphCommand.Create(streams),
        };

    private static async Task<int> InvokeAsync(ParseResult parsed, IStreams streams)
    {
        using var signals = new TerminationSignals();
        await using var output = new StreamWriter(streams.Output, leaveOpen: true);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // The parser's own handling knows only two of the signals and ends the process after two seconds.
            ProcessTerminationTimeout = null,
            Output = output,
            Error = streams.Error,
        };
        return await parsed.InvokeAsync(configuration, signals.Received).ConfigureAwait(false);
    }

    private static int Tell(IStreams streams, FaultException exception, string hint = "")
    {
        foreach (var fault in exception.Faults)
        {
            streams.Error.WriteLine(TerminalText.Lines(fault.ToString()));
        }

        if (hint.Length > 0)
        {
            streams.Error.WriteLine(hint);
        }

        return (int)exception.ExitCode;
    }
}
