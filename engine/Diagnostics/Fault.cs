namespace Engine.Diagnostics;

/// <summary>One thing that is wrong: a stable code, what it is, and what mends it.</summary>
/// <param name="Code">Listed in docs/diagnostics.md.</param>
/// <param name="Message">What is wrong, with the value and what is allowed.</param>
/// <param name="Fix">What to do; empty where there is no telling.</param>
/// <param name="Urn">The resource it is about; empty where it is about none.</param>
public sealed record Fault(string Code, string Message, string Fix = "", string Urn = "")
{
    /// <summary>As it is printed: the code and the message, and the fix on a line of its own.</summary>
    public override string ToString()
    {
        var indent = new string(' ', Code.Length + 1);
        var text = $"{Code} {Message.ReplaceLineEndings($"\n{indent}")}";
        return Fix.Length == 0 ? text : $"{text}\n{indent}Fix: {Fix.ReplaceLineEndings($"\n{indent}     ")}";
    }
}

/// <summary>How a command ends, as its exit code.</summary>
public enum ExitCode
{
    /// <summary>All is well.</summary>
    Ok = 0,

    /// <summary>A policy, or a change that was to be refused.</summary>
    Refused = 1,

    /// <summary>The command line or a settings file is wrong.</summary>
    Usage = 2,

    /// <summary>The program failed, whatever its own exit code.</summary>
    ProgramFailed = 3,

    /// <summary>The engine itself failed.</summary>
    EngineFault = 4,

    /// <summary>The program did not end in time.</summary>
    TimedOut = 5,
}

/// <summary>Ends a command with faults and an exit code.</summary>
public sealed class FaultException : Exception
{
    /// <param name="exitCode">How the command ends.</param>
    /// <param name="faults">At least one; all that were found.</param>
    public FaultException(ExitCode exitCode, params IReadOnlyList<Fault> faults)
        : base(string.Join('\n', faults)) => (ExitCode, Faults) = (exitCode, faults);

    /// <summary>How the command ends.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>All that were found, in the order they are told.</summary>
    public IReadOnlyList<Fault> Faults { get; }
}
