using System.Runtime.CompilerServices;

namespace Infra.Tests.Programs;

/// <summary>A test that needs programs of the machine; without them it says that it was skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresProgramFactAttribute : FactAttribute
{
    /// <param name="programs">Their names, with spaces between.</param>
    /// <param name="test">The test's name.</param>
    public RequiresProgramFactAttribute(string programs, [CallerMemberName] string test = "") =>
        SkipReason.Give(this, InstalledProgram.Missing(programs), test);
}

/// <summary>The same, case by case.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresProgramTheoryAttribute : TheoryAttribute
{
    /// <inheritdoc cref="RequiresProgramFactAttribute(string, string)"/>
    public RequiresProgramTheoryAttribute(string programs, [CallerMemberName] string test = "") =>
        SkipReason.Give(this, InstalledProgram.Missing(programs), test);
}
