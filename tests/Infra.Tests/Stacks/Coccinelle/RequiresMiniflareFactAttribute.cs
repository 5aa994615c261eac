using System.Runtime.CompilerServices;

namespace Infra.Tests.Stacks.Coccinelle;

/// <summary>A test on Cloudflare's own runtime, which npm brings; without it the test says that it was skipped.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresMiniflareFactAttribute : FactAttribute
{
    public RequiresMiniflareFactAttribute([CallerMemberName] string test = "") =>
        SkipReason.Give(this, NodeTests.CanRun ? null : "not installed: Node.js, or npm ci --prefix stacks/coccinelle", test);
}
