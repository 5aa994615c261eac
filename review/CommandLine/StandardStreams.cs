namespace Review.CommandLine;

/// <summary>The streams that a command writes to; tests provide their own.</summary>
internal interface IStreams
{
    /// <summary>The stream for the command's result.</summary>
    Stream Output { get; }

    /// <summary>The writer for errors and messages.</summary>
    TextWriter Error { get; }

    /// <summary>The width in columns of the terminal that the output goes to; null if it does not go to a terminal.</summary>
    int? Width { get; }
}

/// <summary>The standard streams of the process.</summary>
internal sealed class StandardStreams : IStreams
{
    private readonly Lazy<Stream> _output = new(Console.OpenStandardOutput);

    /// <summary>The standard output, opened on first use because the descriptor may be closed.</summary>
    public Stream Output => _output.Value;

    public TextWriter Error => Console.Error;

    public int? Width => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? null : Console.WindowWidth;
}
