namespace Infra.Diagnostics;

/// <summary>One problem with the program's settings or arguments.</summary>
/// <param name="Code">A stable code, INFnnn; listed in docs/diagnostics.md.</param>
/// <param name="Message">The setting or argument, its value, and what is allowed with its unit.</param>
/// <param name="Fix">The command or change that fixes it.</param>
public sealed record ProgramFault(string Code, string Message, string Fix)
{
    /// <summary>Returns the message as it is printed, with the fix on a separate line.</summary>
    public override string ToString() => $"{Code} {Message}\n{new string(' ', Code.Length + 1)}Fix: {Fix}";
}
