using Infra.Tests.Settings;

namespace Infra.Tests.Stacks;

/// <summary>One setting rolls a service back to an earlier revision, and nothing else changes.</summary>
public sealed class RollbackTests
{
    [Theory]
    [InlineData("phoenix", "phoenix.services.cv", "phoenix-cv", "traffics[0]", "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION")]
    [InlineData("phoenix", "phoenix.services.website", "phoenix-website", "traffics[0]", "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION")]
    [InlineData(
        "phoenix",
        "phoenix.workers.event-bridge",
        "phoenix-event-bridge",
        "instanceSplits[0]",
        "INSTANCE_SPLIT_ALLOCATION_TYPE_REVISION"
    )]
    [InlineData("emergence", "emergence.orchestrator", "emergence-app", "traffics[0]", "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION")]
    [InlineData("emergence", "emergence.workers.neo", "neo-worker", "traffics[0]", "TRAFFIC_TARGET_ALLOCATION_TYPE_REVISION")]
    public async Task Earlier_revision_of_one_service_changes_only_the_served_revision(
        string system,
        string section,
        string service,
        string path,
        string type
    )
    {
        var before = await LeavesAsync(new SettingsTrial().WithSystems(system));
        var after = await LeavesAsync(new SettingsTrial().WithSystems(system).With($"{section}.revision", $"{service}-00007-abc"));

        Assert.Equal(
            [$"{service} {path}.revision: {service}-00007-abc", $"{service} {path}.type: {type}"],
            after.Except(before).Order(StringComparer.Ordinal)
        );
        Assert.Single(before.Except(after), line => line.StartsWith($"{service} {path}.type: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("phoenix.services.cv", "previous")]
    [InlineData("phoenix.services.cv", "Phoenix-cv-00007-abc")]
    [InlineData("phoenix.workers.user-profile", "phoenix-user-profile-7")]
    public async Task Invalid_revision_is_rejected_with_the_valid_format(string section, string value) =>
        Assert.Equal(
            $"""
            INF103 setting 'infra:{section}.revision' is '{value}'; it takes latest, or a revision's name such as api-00007-abc.
                   Fix: pulumi config set --path infra:{section}.revision <value> --stack staging
            """,
            await new SettingsTrial().With($"{section}.revision", value).RefusalAsync()
        );

    private static async Task<IReadOnlyList<string>> LeavesAsync(SettingsTrial trial) =>
        [
            .. (await trial.DeclareAsync()).Resources.SelectMany(resource =>
                resource.Leaves().Select(leaf => $"{resource.Name} {leaf.Key}: {leaf.Value}")
            ),
        ];
}
