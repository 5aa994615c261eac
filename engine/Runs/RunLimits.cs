namespace Engine.Runs;

/// <summary>The time limits of a program.</summary>
public sealed record RunLimits
{
    /// <summary>The time for the build and the run; 1 s to 1 day, default 300 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>The time without a message and without processor use; default 30 s.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The time without a message despite processor use: two fifths of <see cref="Timeout"/>, 120 s by default, and never less than
    /// <see cref="Silence"/>. Compiling the types of a large provider takes a minute on a small machine.
    /// </summary>
    internal TimeSpan Busy => Timeout * 0.4 > Silence ? Timeout * 0.4 : Silence;

    /// <summary>The processor time below which a silent program counts as idle: what runtimes use by themselves in half a minute.</summary>
    internal TimeSpan IdleProcessorTime { get; init; } = TimeSpan.FromSeconds(0.3);
}
