namespace Infra.Diagnostics;

/// <summary>One thing that is wrong with what the program was given.</summary>
/// <param name="Code">Stable, INFnnn; listed in docs/diagnostics.md.</param>
/// <param name="Message">What is wrong: the setting or argument, its value, what is allowed with its unit.</param>
/// <param name="Fix">The command or change that mends it.</param>
public sealed record Fault(string Code, string Message, string Fix)
{
    /// <summary>As it is printed: the fix on a line of its own, under the message.</summary>
    public override string ToString() => $"{Code} {Message}\n{new string(' ', Code.Length + 1)}Fix: {Fix}";
}
