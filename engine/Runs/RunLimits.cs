namespace Engine.Runs;

/// <summary>How long a program may take.</summary>
public sealed record RunLimits
{
    /// <summary>For the build and the run; 1 s to 1 day, default 300 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Without a message and without using the processor; default 30 s.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Without a message while using the processor: two fifths of <see cref="Timeout"/>, 120 s by default, and never less than
    /// <see cref="Silence"/>. Compiling the types of a large provider takes a minute on a small machine.
    /// </summary>
    internal TimeSpan Busy => Timeout * 0.4 > Silence ? Timeout * 0.4 : Silence;

    /// <summary>Processor time below which a silent program counts as idle: what runtimes spend on themselves in half a minute.</summary>
    internal TimeSpan IdleProcessorTime { get; init; } = TimeSpan.FromSeconds(0.3);
}
