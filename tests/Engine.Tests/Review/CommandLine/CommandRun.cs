using System.Text;
using Review.CommandLine;

namespace Engine.Tests.Review.CommandLine;

/// <summary>A run of the command line in this process, with its output.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public static async Task<CommandRun> OfAsync(params string[] arguments)
    {
        var streams = new CapturedStreams();
        var exitCode = await ReviewCommand.RunAsync(arguments, streams);
        return new CommandRun(exitCode, Encoding.UTF8.GetString(streams.Written.ToArray()), streams.Told.ToString());
    }

    private sealed class CapturedStreams : IStreams
    {
        public MemoryStream Written { get; } = new();

        public StringWriter Told { get; } = new() { NewLine = "\n" };

        public Stream Output => Written;

        public TextWriter Error => Told;

        public int? Width => null;
    }
}
