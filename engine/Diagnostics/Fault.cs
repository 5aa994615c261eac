namespace Engine.Diagnostics;

/// <summary>An error with a stable code, a description and a fix.</summary>
/// <param name="Code">The code, listed in docs/diagnostics.md.</param>
/// <param name="Message">What is wrong, with the value and what is allowed.</param>
/// <param name="Fix">What to do; empty if no fix is known.</param>
/// <param name="Urn">The resource concerned; empty if the fault does not concern a resource.</param>
public sealed record Fault(string Code, string Message, string Fix = "", string Urn = "")
{
    /// <summary>Returns the printed form: the code and the message, and the fix on a line of its own.</summary>
    public override string ToString()
    {
        var indent = new string(' ', Code.Length + 1);
        var text = $"{Code} {Message.ReplaceLineEndings($"\n{indent}")}";
        return Fix.Length == 0 ? text : $"{text}\n{indent}Fix: {Fix.ReplaceLineEndings($"\n{indent}     ")}";
    }
}

/// <summary>The exit codes of a command.</summary>
public enum ExitCode
{
    /// <summary>Success.</summary>
    Ok = 0,

    /// <summary>Refused by a policy or another gate.</summary>
    Refused = 1,

    /// <summary>The command line or a settings file is not valid.</summary>
    Usage = 2,

    /// <summary>The program failed, whatever its own exit code.</summary>
    ProgramFailed = 3,

    /// <summary>The engine itself failed.</summary>
    EngineFault = 4,

    /// <summary>The program exceeded a time limit.</summary>
    TimedOut = 5,
}

/// <summary>Ends a command with faults and an exit code.</summary>
public sealed class FaultException : Exception
{
    /// <param name="exitCode">The command's exit code.</param>
    /// <param name="faults">At least one fault; all that were found.</param>
    public FaultException(ExitCode exitCode, params IReadOnlyList<Fault> faults)
        : base(string.Join('\n', faults)) => (ExitCode, Faults) = (exitCode, faults);

    /// <summary>The command's exit code.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>All faults, in the order in which they are reported.</summary>
    public IReadOnlyList<Fault> Faults { get; }
}
