using System.Runtime.CompilerServices;

namespace Infra.Tests.Stacks;

/// <summary>A test on Cloudflare's own runtime, which npm provides; it is skipped with a reason without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresMiniflareFactAttribute : FactAttribute
{
    public RequiresMiniflareFactAttribute([CallerMemberName] string test = "") =>
        SkipReason.Give(this, NodeTests.CanRun ? null : "not installed: Node.js, or npm ci --prefix stacks/coccinelle", test);
}
