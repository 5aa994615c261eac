using System.Runtime.CompilerServices;

namespace Infra.Tests.Programs;

/// <summary>A test that needs installed programs; it is skipped with a reason without them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresProgramFactAttribute : FactAttribute
{
    /// <param name="programs">The names of the programs, separated by spaces.</param>
    /// <param name="test">The test's name.</param>
    public RequiresProgramFactAttribute(string programs, [CallerMemberName] string test = "") =>
        SkipReason.Give(this, InstalledProgram.Missing(programs), test);
}

/// <summary>A theory that needs installed programs; it is skipped with a reason without them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresProgramTheoryAttribute : TheoryAttribute
{
    /// <inheritdoc cref="RequiresProgramFactAttribute(string, string)"/>
    public RequiresProgramTheoryAttribute(string programs, [CallerMemberName] string test = "") =>
        SkipReason.Give(this, InstalledProgram.Missing(programs), test);
}
