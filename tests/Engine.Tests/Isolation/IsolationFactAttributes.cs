using System.Runtime.CompilerServices;
using Engine.Isolation;
using Engine.Processes;

namespace Engine.Tests.Isolation;

/// <summary>The isolation that the machine running the tests permits.</summary>
internal static class Permitted
{
    private static readonly Lazy<string?> Missing = new(Detect);

    public static string? WithoutNode => Missing.Value ?? (Executables.Find("node") is null ? "node is not on the PATH" : null);

    public static string? WithoutIsolation => Missing.Value;

    private static string? Detect()
    {
        using var folder = RunFolder.Create();
        var sandbox = Sandbox.DetectAsync(folder.Part("probe"), CancellationToken.None).GetAwaiter().GetResult();
        return sandbox.Missing?.ReplaceLineEndings(" ");
    }
}

/// <summary>A test that needs namespaces; it is skipped with a reason without them.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IsolationFactAttribute : FactAttribute
{
    public IsolationFactAttribute([CallerMemberName] string test = "") => SkipReason.Give(this, Permitted.WithoutIsolation, test);
}

/// <summary>A theory that needs namespaces and Node.js.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IsolatedNodeTheoryAttribute : TheoryAttribute
{
    public IsolatedNodeTheoryAttribute([CallerMemberName] string test = "") => SkipReason.Give(this, Permitted.WithoutNode, test);
}
