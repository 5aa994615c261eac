namespace Review.CommandLine;

/// <summary>Where a command writes. Tests bring their own.</summary>
internal interface IStreams
{
    /// <summary>What was asked for.</summary>
    Stream Output { get; }

    /// <summary>What is told beside it.</summary>
    TextWriter Error { get; }

    /// <summary>Columns of the terminal the output goes to; null where it goes to none.</summary>
    int? Width { get; }
}

/// <summary>Those of the process.</summary>
internal sealed class StandardStreams : IStreams
{
    private readonly Lazy<Stream> _output = new(Console.OpenStandardOutput);

    /// <summary>Opened when it is written to: a descriptor may be closed.</summary>
    public Stream Output => _output.Value;

    public TextWriter Error => Console.Error;

    public int? Width => Console.IsOutputRedirected || Console.WindowWidth <= 0 ? null : Console.WindowWidth;
}
