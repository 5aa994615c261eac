using System.Globalization;
using Infra.Google.CloudSql;
using Infra.Google.Iam;
using Infra.Google.Memorystore;
using Infra.Google.Network;
using Infra.Google.SecretManager;
using Pulumi;

namespace Stacks;

/// <summary>Émergence's private network with the database and the cache in it.</summary>
/// <param name="Network">The network.</param>
/// <param name="Database">The database.</param>
/// <param name="Migration">The job that applies the schema to the database.</param>
/// <param name="Migrator">The service account of the job.</param>
/// <param name="Cache">The cache.</param>
internal sealed record EmergenceStorage(
    PrivateNetwork Network,
    PostgresInstance Database,
    PostgresMigration Migration,
    WorkloadIdentity Migrator,
    MemorystoreCache Cache
)
{
    /// <summary>Declares the network, the database with its schema, and the cache.</summary>
    public static EmergenceStorage Create(EmergenceScope scope)
    {
        var network = new PrivateNetwork(
            scope.Name,
            new() { Region = scope.Settings.Region, Settings = scope.Settings.Network },
            scope.Options
        );
        var database = CreateDatabase($"{scope.Name}-postgres", scope, network);
        var migrator = scope.CreateIdentity(
            $"{scope.Name}-migrate",
            "Émergence schema migration",
            ProjectRole.LogWriter,
            ProjectRole.MetricWriter
        );
        var migration = CreateMigration($"{scope.Name}-migrate", scope, network, database, migrator);
        return new EmergenceStorage(network, database, migration, migrator, CreateCache($"{scope.Name}-redis", scope, network));
    }

    /// <summary>Returns the environment variables that a service needs to open the database; the password is a secret.</summary>
    public Dictionary<string, Input<string>> Variables() =>
        new()
        {
            ["CLOUD_SQL_UNIX_SOCKET"] = Output.Format($"/cloudsql/{Database.ConnectionName}"),
            ["DB_NAME"] = Database.DatabaseName,
            ["DB_POOL_SIZE"] = EmergenceSettings.ConnectionsPerInstance.ToString(CultureInfo.InvariantCulture),
            ["DB_USER"] = Database.ApplicationUser,
        };

    /// <summary>Grants a service access to the secrets of the database and the cache.</summary>
    /// <returns>The secrets by environment variable.</returns>
    public Dictionary<string, SecretAccess> GrantSecrets(string reader, WorkloadIdentity identity) =>
        new(Cache.GrantTo(reader, identity)) { ["DB_PASSWORD"] = Database.ApplicationPassword.GrantTo(reader, identity) };

    private static PostgresInstance CreateDatabase(string name, EmergenceScope scope, PrivateNetwork network) =>
        new(
            name,
            new()
            {
                InstanceName = $"{name}-{scope.Settings.Environment}",
                Region = scope.Settings.Region,
                Network = network,
                DatabaseName = "emergence",
                ApplicationUser = "emergence-app",
                MigrationUser = "emergence-migrator",
                Settings = scope.Settings.Database,
                Labels = scope.Labels,
            },
            scope.Options
        );

    private static PostgresMigration CreateMigration(
        string name,
        EmergenceScope scope,
        PrivateNetwork network,
        PostgresInstance database,
        WorkloadIdentity migrator
    ) =>
        new(
            name,
            new()
            {
                Project = scope.Settings.Project,
                Region = scope.Settings.Region,
                Database = database,
                Network = network,
                Identity = migrator,
                Image = scope.Settings.MigrationImage,
                Scripts = Emergence.Assets.ReadFolder("sql"),
                Variables = new Dictionary<string, string>
                {
                    ["APPLICATION_USER"] = database.ApplicationUser,
                    ["EMBEDDING_DIMENSIONS"] = scope.Settings.EmbeddingDimensions.ToString(CultureInfo.InvariantCulture),
                },
                Labels = scope.Labels,
            },
            scope.Options
        );

    private static MemorystoreCache CreateCache(string name, EmergenceScope scope, PrivateNetwork network) =>
        new(
            name,
            new()
            {
                Region = scope.Settings.Region,
                Network = network,
                Settings = scope.Settings.Cache,
                Labels = scope.Labels,
            },
            scope.Options
        );
}
