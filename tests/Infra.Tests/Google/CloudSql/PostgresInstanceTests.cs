using Infra.Google.CloudSql;
using Infra.Quantities;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.CloudSql;

public sealed class PostgresInstanceTests
{
    private const string Instance = "gcp:sql/databaseInstance:DatabaseInstance";

    private static readonly PostgresSettings Large = new()
    {
        Tier = "db-custom-4-15360",
        Availability = PostgresAvailability.Regional,
        Disk = new Gibibytes(50),
        DiskLimit = new Gibibytes(500),
        PointInTimeRecovery = true,
        LogRetentionDays = 3,
        RetainedBackups = 365,
        FinalBackupDays = 30,
        Protect = true,
    };

    [Fact]
    public async Task Defaults_declare_instance_database_two_users_and_their_passwords() =>
        InventoryFile.Matches("PostgresInstance.defaults.txt", (await DeclareAsync(Neighbours.SmallDatabase)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches("PostgresInstance.values.txt", (await DeclareAsync(Large, labelled: true)).ToString());

    [Fact]
    public async Task Instance_has_a_private_address_alone_and_takes_encrypted_connections_alone()
    {
        var instance = (await DeclareAsync(Neighbours.SmallDatabase)).Single(Instance);

        Assert.Equal(false, instance.At("settings.ipConfiguration.ipv4Enabled"));
        Assert.Equal("ENCRYPTED_ONLY", instance.At("settings.ipConfiguration.sslMode"));
        Assert.Equal("projects/test-project/global/networks/net", instance.At("settings.ipConfiguration.privateNetwork"));
        Assert.Equal("net-managed-services", instance.At("settings.ipConfiguration.allocatedIpRange"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Protect_sets_the_flags_of_provider_and_api_and_keeps_backups(bool protect)
    {
        var instance = (await DeclareAsync(Neighbours.SmallDatabase with { Protect = protect })).Single(Instance);

        Assert.Equal(protect, instance.At("deletionProtection"));
        Assert.Equal(protect, instance.At("settings.deletionProtectionEnabled"));
        Assert.Equal(protect, instance.At("settings.retainBackupsOnDelete"));
    }

    [Theory]
    [InlineData(0, false, null)]
    [InlineData(30, true, 30.0)]
    public async Task Final_backup_is_taken_when_it_is_to_be_kept(int days, bool enabled, double? retention)
    {
        var instance = (await DeclareAsync(Neighbours.SmallDatabase with { FinalBackupDays = days })).Single(Instance);

        Assert.Equal(enabled, instance.At("settings.finalBackupConfig.enabled"));
        Assert.Equal(retention, instance.At("settings.finalBackupConfig.retentionDays"));
    }

    [Fact]
    public async Task Passwords_have_32_random_characters_and_are_unique()
    {
        var added = await DeclareAsync(Neighbours.SmallDatabase);

        var passwords = added.Resources.Where(resource => resource.Type == "random:index/randomPassword:RandomPassword").ToList();
        Assert.Equal(2, passwords.Count);
        Assert.All(passwords, password => Assert.Equal(32.0, password.At("length")));
        var users = added.Resources.Where(resource => resource.Type == "gcp:sql/user:User").Select(user => user.At("password"));
        var versions = added.Resources.Where(resource => resource.Type == "gcp:secretmanager/secretVersion:SecretVersion");
        Assert.Equal(users.Order(), versions.Select(version => version.At("secretData")).Order());
        Assert.Equal(2, users.Distinct().Count());
    }

    [Fact]
    public async Task Migration_user_alone_may_make_extensions()
    {
        var added = await DeclareAsync(Neighbours.SmallDatabase);

        Assert.Equal("cloudsqlsuperuser", added.Single("gcp:sql/user:User", "db-migrator").At("databaseRoles[0]"));
        Assert.Equal("[]", added.Single("gcp:sql/user:User", "db-app").At("databaseRoles"));
    }

    private static Task<Inventory> DeclareAsync(PostgresSettings settings, bool labelled = false) =>
        Declaration.AddedAsync(
            Neighbours.Network,
            network =>
                _ = new PostgresInstance(
                    "db",
                    new()
                    {
                        InstanceName = "db-test",
                        Region = Neighbours.Region,
                        Network = network,
                        DatabaseName = "data",
                        ApplicationUser = "app",
                        MigrationUser = "migrator",
                        Settings = settings,
                        Labels = labelled ? new Dictionary<string, string>(Neighbours.Labels) : [],
                    }
                )
        );
}
