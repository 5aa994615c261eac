using System.Runtime.CompilerServices;
using Engine.Processes;

namespace Engine.Tests.Hosts.NodeJs;

/// <summary>A test that needs Node.js on the path; without it, it says that it was skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresNodeTheoryAttribute : TheoryAttribute
{
    public RequiresNodeTheoryAttribute([CallerMemberName] string test = "") =>
        SkipReason.Give(this, Executables.Find("node") is null ? "node is not on the PATH" : null, test);
}
