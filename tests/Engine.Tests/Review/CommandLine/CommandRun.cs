using System.Text;
using Review.CommandLine;

namespace Engine.Tests.Review.CommandLine;

/// <summary>A run of the command line in this process, with its output.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static Task<CommandRun> OfAsync(params string[] arguments) => OfAsync(TimeProvider.System, arguments);

    public static async Task<CommandRun> OfAsync(TimeProvider clock, params string[] arguments)
    {
        var streams = new CapturedStreams();
        var exitCode = await ReviewCommand.RunAsync(arguments, streams, clock);
        return new CommandRun(exitCode, Encoding.UTF8.GetString(streams.Written.ToArray()), streams.Messages.ToString());
    }

    private sealed class CapturedStreams : IStreams
    {
        public MemoryStream Written { get; } = new();

        public StringWriter Messages { get; } = new() { NewLine = "\n" };

        public Stream Output => Written;

        public TextWriter Error => Messages;

        public int? Width => null;
    }
}
