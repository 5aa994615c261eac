namespace Infra.Tests.Stacks.Coccinelle;

/// <summary>Migrations and Worker on Cloudflare's own runtime. The commands of a deployment take wrangler a minute: .ci/run has them.</summary>
public sealed class RuntimeTests
{
    [RequiresMiniflareFact]
    public Task Migrations_make_the_documented_schema() => NodeTests.PassAsync("schema.test.mjs");

    [RequiresMiniflareFact]
    public Task Worker_answers_as_documented() => NodeTests.PassAsync("worker.test.mjs");
}
