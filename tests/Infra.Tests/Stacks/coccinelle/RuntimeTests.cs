namespace Infra.Tests.Stacks;

/// <summary>Migrations and Worker on Cloudflare's own runtime. With wrangler they take minutes, so .ci/run runs them.</summary>
public sealed class RuntimeTests
{
    [Fact]
    public void Lock_file_names_no_registry() =>
        Assert.DoesNotContain(
            "\"resolved\"",
            File.ReadAllText(Repository.File("stacks", "coccinelle", "package-lock.json")),
            StringComparison.Ordinal
        );

    [RequiresMiniflareFact]
    public Task Migrations_make_the_documented_schema() => NodeTests.PassAsync("schema.test.mjs");

    [RequiresMiniflareFact]
    public Task Worker_answers_as_documented() => NodeTests.PassAsync("worker.test.mjs");
}
