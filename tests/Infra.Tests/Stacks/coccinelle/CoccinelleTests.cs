using Infra.Tests.Plans;
using Infra.Tests.Recording;
using Infra.Tests.Settings;

namespace Infra.Tests.Stacks;

/// <summary>The properties of Coccinelle's plans.</summary>
[Collection(StackPlans.Collection)]
public sealed class CoccinelleTests(StackPlans plans)
{
    private const string Bucket = "cloudflare:index/r2Bucket:R2Bucket";
    private const string Command = "command:local:Command";
    private const string Database = "cloudflare:index/d1Database:D1Database";
    private const string Deployment = "cloudflare:index/workersDeployment:WorkersDeployment";
    private const string Schedule = "cloudflare:index/workersCronTrigger:WorkersCronTrigger";
    private const string Version = "cloudflare:index/workerVersion:WorkerVersion";
    private const string Previous = "a1ab6105-a454-41a5-8539-00292c39ae6a";

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Resources_with_data_are_protected_and_retained(string stack)
    {
        var plan = plans.Coccinelle(stack);

        Assert.All([plan.Single(Database), plan.Single(Bucket)], kept => Assert.True(kept.IsProtected && kept.IsRetained, kept.Name));
        Assert.Equal(("coccinelle-db", "weur"), (plan.Single(Database).At("name"), plan.Single(Database).At("primaryLocationHint")));
        Assert.Equal("omnichannel-audio", plan.Single(Bucket).At("name"));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Previous_version_is_kept_for_a_rollback(string stack) =>
        Assert.All(
            [plans.Coccinelle(stack).Single(Version), plans.Coccinelle(stack).Single(Deployment)],
            kept => Assert.True(kept.IsRetained)
        );

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Version_is_unchanged_when_a_refresh_returns_its_secrets_differently(string stack) =>
        Assert.Equal(["bindings"], plans.Coccinelle(stack).Single(Version).IgnoreChanges);

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Version_waits_for_the_schema_and_everything_it_is_bound_to(string stack)
    {
        var plan = plans.Coccinelle(stack);
        var before = plan.Before(plan.Single(Version));

        Assert.All(plan.OfType(Command), command => Assert.Contains(command, before));
        Assert.Contains(plan.Single(Database), plan.Before(plan.Single(Command, "coccinelle-db-migrations")));
        Assert.Contains(plan.Single(Bucket), before);
        Assert.Contains(plan.Single(Version), plan.Before(plan.Single(Deployment)));
        Assert.Contains(plan.Single(Deployment), plan.Before(plan.Single(Schedule)));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Version_is_bound_to_database_indexes_bucket_and_models(string stack)
    {
        var version = plans.Coccinelle(stack).Single(Version);
        var bindings = Enumerable
            .Range(0, 6)
            .Where(index => version.At($"bindings[{index}].name") is not null)
            .Select(index =>
                $"{version.At($"bindings[{index}].name")} {version.At($"bindings[{index}].type")} {Bound(version, index)}".Trim()
            );

        Assert.Equal(
            [
                "AI ai",
                "AUDIO r2_bucket omnichannel-audio",
                $"DB d1 {plans.Coccinelle(stack).Single(Command, "coccinelle-db-migrations").At("environment.DATABASE_ID")}",
                "VECTORS vectorize coccinelle-vectors",
                "VECTORS_V2 vectorize coccinelle-vectors-v2",
            ],
            bindings
        );
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Release_sends_all_traffic(string stack)
    {
        var deployment = plans.Coccinelle(stack).Single(Deployment);

        Assert.Equal(("percentage", 100.0), (deployment.At("strategy"), deployment.At("versions[0].percentage")));
        Assert.Null(deployment.At("versions[1].versionId"));
    }

    [Theory]
    [MemberData(nameof(StackPlans.Environments), MemberType = typeof(StackPlans))]
    public void Secret_is_in_no_input(string stack)
    {
        var leaves = plans.Coccinelle(stack).Resources.SelectMany(resource => resource.Leaves).ToList();

        Assert.DoesNotContain(leaves, leaf => leaf.Value is "secret_text" or "plain_text" or "[secret]");
        Assert.DoesNotContain(leaves, leaf => leaf.Key.Contains("TOKEN", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Secret_that_a_release_names_is_inherited_and_has_no_value()
    {
        var mocks = await Trial("100%")
            .With("coccinelle.release.secrets", new System.Text.Json.Nodes.JsonArray("API_TOKEN"))
            .DeclareAsync();

        var version = mocks.Resources.Single(resource => resource.Type == Version);
        Assert.Equal(("API_TOKEN", "inherit"), (version.At("bindings[1].name"), version.At("bindings[1].type")));
        Assert.Null(version.At("bindings[1].text"));
    }

    [Theory]
    [InlineData("10%", "100%")]
    [InlineData("100%", "0%")]
    [InlineData("50%", "25%")]
    public async Task Roll_out_and_rollback_change_the_deployment_alone(string before, string after)
    {
        var first = await Trial(before).DeclareAsync();
        var second = await Trial(after).DeclareAsync();

        var changed = Strings(first).Except(Strings(second)).Select(text => text.Split('\n')[0]);
        Assert.Equal([$"{Deployment} coccinelle-api"], changed);
        Assert.Equal(first.Resources.Count, second.Resources.Count);
    }

    [Fact]
    public async Task Next_release_changes_version_and_deployment_alone()
    {
        var before = await Trial("100%").DeclareAsync();
        var after = await Trial("10%").With("coccinelle.release.name", "2.1.0").DeclareAsync();

        var gone = Strings(before).Except(Strings(after)).Select(text => text.Split('\n')[0]);
        var added = Strings(after).Except(Strings(before)).Select(text => text.Split('\n')[0]);
        Assert.Matches($"^{Version} coccinelle-api-2.0.0-[0-9a-f]{{8}};{Deployment} coccinelle-api$", string.Join(';', gone));
        Assert.Matches($"^{Version} coccinelle-api-2.1.0-[0-9a-f]{{8}};{Deployment} coccinelle-api$", string.Join(';', added));
    }

    private static SettingsTrial Trial(string share) =>
        new SettingsTrial()
            .WithSystems("coccinelle")
            .With("coccinelle.rollout.share", share)
            .With("coccinelle.rollout.previousVersion", Previous);

    private static IReadOnlyList<string> Strings(RecordingMocks mocks) =>
        [.. mocks.Resources.Select(resource => new Inventory([resource], mocks).ToString())];

    private static object? Bound(PlannedResource version, int index) =>
        new[] { "bucketName", "databaseId", "indexName" }
            .Select(kind => version.At($"bindings[{index}].{kind}"))
            .SingleOrDefault(bound => bound is not null);
}
