namespace Engine.Diagnostics;

/// <summary>An error with a stable code, a description and a fix.</summary>
/// <param name="Code">The code, listed in docs/diagnostics.md.</param>
/// <param name="Message">What is wrong, with the value and what is allowed.</param>
/// <param name="Fix">What to do; empty if no fix is known.</param>
/// <param name="Urn">The resource concerned; empty if the fault does not concern a resource.</param>
public sealed record Fault(string Code, string Message, string Fix = "", string Urn = "")
{
    /// <summary>The exit code of a command that ends with this fault; <see cref="ExitCode.Ok"/> for a warning.</summary>
    public ExitCode ExitCode { get; init; } = ExitCode.ProgramFailed;

    /// <summary>Creates a warning, which does not end the command.</summary>
    internal static Fault Warning(string code, string message, string fix = "", string urn = "") =>
        new(code, message, fix, urn) { ExitCode = ExitCode.Ok };

    /// <summary>Creates a fault of a policy or another gate.</summary>
    internal static Fault Refused(string code, string message, string fix = "", string urn = "") =>
        new(code, message, fix, urn) { ExitCode = ExitCode.Refused };

    /// <summary>Creates a fault of the command line or of a file that the command reads.</summary>
    internal static Fault Usage(string code, string message, string fix = "", string urn = "") =>
        new(code, message, fix, urn) { ExitCode = ExitCode.Usage };

    /// <summary>Creates a fault of the program.</summary>
    internal static Fault Program(string code, string message, string fix = "", string urn = "") =>
        new(code, message, fix, urn) { ExitCode = ExitCode.ProgramFailed };

    /// <summary>Creates a fault of the engine, or of the machine on which it runs.</summary>
    internal static Fault Engine(string code, string message, string fix = "") =>
        new(code, message, fix) { ExitCode = ExitCode.EngineFault };

    /// <summary>Creates a fault for an expired time limit.</summary>
    internal static Fault TimedOut(string code, string message, string fix = "") =>
        new(code, message, fix) { ExitCode = ExitCode.TimedOut };

    /// <summary>Creates the fault of a command that a signal ended.</summary>
    internal static Fault Interrupted(string code, string message) => new(code, message) { ExitCode = ExitCode.Interrupted };

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

    /// <summary>Ended by a signal: what shells report for SIGINT.</summary>
    Interrupted = 130,
}

/// <summary>Ends a command with faults and an exit code.</summary>
public sealed class FaultException : Exception
{
    /// <param name="exitCode">The command's exit code.</param>
    /// <param name="faults">At least one fault; all that were found.</param>
    public FaultException(ExitCode exitCode, params IReadOnlyList<Fault> faults)
        : base(string.Join('\n', faults)) => (ExitCode, Faults) = (exitCode, faults);

    /// <summary>Ends a command with the highest exit code of its faults.</summary>
    /// <param name="faults">At least one fault; all that were found.</param>
    public FaultException(params IReadOnlyList<Fault> faults)
        : this(faults.Max(fault => fault.ExitCode), faults) { }

    /// <summary>The command's exit code.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>All faults, in the order in which they are reported.</summary>
    public IReadOnlyList<Fault> Faults { get; }
}
