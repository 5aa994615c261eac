using System.Runtime.CompilerServices;

namespace Engine.Tests.Hosts.DotNet;

/// <summary>A test that needs Unix file owners and modes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute([CallerMemberName] string test = "") =>
        SkipReason.Give(this, OperatingSystem.IsWindows() ? "Windows has other permissions" : null, test);
}

/// <summary>A theory that needs Unix file owners and modes.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute([CallerMemberName] string test = "") =>
        SkipReason.Give(this, OperatingSystem.IsWindows() ? "Windows has other permissions" : null, test);
}

/// <summary>A test that changes file owners, which needs root.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute([CallerMemberName] string test = "") => SkipReason.Give(this, Missing, test);

    internal static string? Missing =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess ? null : "only root on Linux gives files away";
}

/// <summary>A theory that changes file owners, which needs root.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootTheoryAttribute : TheoryAttribute
{
    public RootTheoryAttribute([CallerMemberName] string test = "") => SkipReason.Give(this, RootFactAttribute.Missing, test);
}
