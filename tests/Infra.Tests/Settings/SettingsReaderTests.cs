using Infra.Diagnostics;
using Stacks;

namespace Infra.Tests.Settings;

/// <summary>Settings as a whole: what is accepted, how faults are reported, and which keys are known.</summary>
public sealed class SettingsReaderTests
{
    private const string Digest = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Fact]
    public async Task Staging_settings_are_parsed()
    {
        var emergence = (await new SettingsTrial().ReadAsync()).Of<EmergenceSettings>()!;

        Assert.Equal("emergence-469005-staging", emergence.Project);
        Assert.Equal(40, emergence.Database.DiskLimit.Value);
        Assert.Equal(TimeSpan.FromMinutes(10), emergence.Queues.AckDeadline);
        Assert.Equal(512, emergence.Workers["neo"].Memory.Value);
        Assert.True(emergence.Network.AbandonPeering);
    }

    [Fact]
    public async Task Numbers_and_strings_are_interchangeable()
    {
        var trial = new SettingsTrial().With("emergence.orchestrator.cpus", "4").With("emergence.database.retainedBackups", "8");

        var emergence = (await trial.ReadAsync()).Of<EmergenceSettings>()!;

        Assert.Equal((4, 8), (emergence.Orchestrator.Cpus, emergence.Database.RetainedBackups));
    }

    [Fact]
    public async Task Image_is_referenced_by_digest()
    {
        var trial = new SettingsTrial().With("emergence.orchestrator.image", $"host:5000/some/app@sha256:{Digest}");

        Assert.EndsWith(Digest, (await trial.ReadAsync()).Of<EmergenceSettings>()!.Orchestrator.Image, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_a_system_outside_the_stack_are_ignored()
    {
        var settings = await new SettingsTrial()
            .With("systems", new System.Text.Json.Nodes.JsonArray())
            .Without("emergence.region")
            .ReadAsync();

        Assert.Null(settings.Of<ISystemSettings>());
    }

    [Fact]
    public async Task Faults_are_reported_together_in_reading_order()
    {
        var trial = new SettingsTrial()
            .With("emergence.workers.neo.surprise", 1)
            .With("emergence.orchestrator.cpus", 3)
            .With("emergence.cache.tier", "basics")
            .Without("emergence.region")
            .With("emergence.network", "10.0.0.0/8")
            .With("emergence.queues.ackDeadline", "601s")
            .With("emergence.database.diskLimit", "10GiB")
            .With("other", 1);

        Assert.Equal(
            """
            INF101 setting 'infra:emergence.region' is required and missing; it takes a region such as europe-west1.
                   Fix: pulumi config set --path infra:emergence.region <value> --stack staging
            INF102 setting 'infra:emergence.network' is "10.0.0.0/8"; it takes an object.
                   Fix: pulumi config cp --path infra:emergence.network --stack <another stack> --dest staging
            INF106 setting 'infra:emergence.database.diskLimit' is 10GiB, less than disk, 20GiB.
                   Fix: pulumi config set --path infra:emergence.database.diskLimit 20GiB --stack staging
            INF104 setting 'infra:emergence.cache.tier' is 'basics'; it takes one of basic, standard-ha.
                   Fix: pulumi config set --path infra:emergence.cache.tier basic --stack staging
            INF103 setting 'infra:emergence.queues.ackDeadline' is 601s; it takes 10s to 600s.
                   Fix: pulumi config set --path infra:emergence.queues.ackDeadline 600s --stack staging
            INF104 setting 'infra:emergence.orchestrator.cpus' is '3'; it takes one of 1, 2, 4, 6, 8.
                   Fix: pulumi config set --path infra:emergence.orchestrator.cpus 2 --stack staging
            INF105 setting 'infra:other' is not known.
                   Fix: pulumi config rm --path infra:other --stack staging
            INF105 setting 'infra:emergence.workers.neo.surprise' is not known.
                   Fix: pulumi config rm --path infra:emergence.workers.neo.surprise --stack staging
            """,
            await trial.RefusalAsync()
        );
    }

    [Fact]
    public async Task Exception_lists_its_faults_separately()
    {
        var refusal = await Assert.ThrowsAsync<ProgramFaultsException>(() =>
            new SettingsTrial().Without("emergence.region").Without("emergence.cache.memory").ReadAsync()
        );

        Assert.Equal(2, refusal.Faults.Count);
        Assert.Equal(refusal.Message, string.Join('\n', refusal.Faults));
    }

    [Theory]
    [InlineData("emergense", " Did you mean 'emergence'?")]
    [InlineData("emergence.databas", " Did you mean 'database'?")]
    [InlineData("emergence.database.Tier", " Did you mean 'tier'?")]
    [InlineData("emergence.database.discLimit", " Did you mean 'diskLimit'?")]
    [InlineData("emergence.workers.neo.minInstances", " Did you mean 'minimumInstances'?")]
    [InlineData("emergence.workers.trinity", "")]
    [InlineData("zzz", "")]
    public async Task Key_unknown_fails_with_the_nearest_name(string path, string meant) =>
        Assert.Equal(
            $"""
            INF105 setting 'infra:{path}' is not known.{meant}
                   Fix: pulumi config rm --path infra:{path} --stack staging
            """,
            await new SettingsTrial().With(path, 1).RefusalAsync()
        );
}
