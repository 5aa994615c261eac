using System.Runtime.CompilerServices;
using Engine.Processes;

namespace Engine.Tests.Hosts.NodeJs;

/// <summary>A theory that needs Node.js on the path; it is skipped with a reason without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresNodeTheoryAttribute : TheoryAttribute
{
    public RequiresNodeTheoryAttribute([CallerMemberName] string test = "") =>
        SkipReason.Give(this, Executables.Find("node") is null ? "node is not on the PATH" : null, test);
}
