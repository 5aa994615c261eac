using Infra.Composition;
using Infra.Google.SecretManager;
using Pulumi;
using Pulumi.Gcp.Sql;
using Pulumi.Random;

namespace Infra.Google.CloudSql;

/// <summary>A PostgreSQL 15 instance with one private address, one database, two users and their passwords.</summary>
/// <remarks>
/// Changing the region or the network replaces the instance. Deletion protection is set in three places because each stops another way of
/// deleting the instance: Pulumi's <c>protect</c>, the provider's <c>deletionProtection</c> and the API's <c>deletionProtectionEnabled</c>.
/// The database and the users are protected too, because they would be dropped before the instance refuses (terraform-google-sql-db#434).
/// </remarks>
public sealed class PostgresInstance : ComponentResource
{
    private const string TypeToken = "platform:database:PostgresInstance";

    private const int PasswordLength = 32;

    /// <summary>The timeout of an operation: creating an instance takes up to half an hour; the provider allows twenty minutes.</summary>
    private static readonly TimeSpan OperationTimeout = TimeSpan.FromMinutes(30);

    /// <param name="name">The name of the resources and the prefix of the secrets' names.</param>
    /// <param name="args">The network, the users and the size.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public PostgresInstance(string name, PostgresInstanceArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var instance = CreateInstance(name, args, options);
        var kept = new CustomResourceOptions { Parent = this, Protect = args.Settings.Protect };
        var database = new Pulumi.Gcp.Sql.Database(
            $"{name}-{args.DatabaseName}",
            new()
            {
                Name = args.DatabaseName,
                Instance = instance.Name,
                // Open sessions can block dropping the database when the stack is destroyed; it is deleted with the instance.
                DeletionPolicy = "ABANDON",
            },
            kept
        );

        var application = CreateUser($"{name}-app", args.ApplicationUser, [], instance, kept);
        var migration = CreateUser($"{name}-migrator", args.MigrationUser, ["cloudsqlsuperuser"], instance, kept);
        Users = [application, migration];
        ApplicationPassword = KeepPassword($"{name}-app", application, args, options);
        MigrationPassword = KeepPassword($"{name}-migrator", migration, args, options);
        InstanceName = args.InstanceName;
        MaximumConnections = PostgresTier.MaximumConnections[args.Settings.Tier];
        ApplicationUser = args.ApplicationUser;
        MigrationUser = args.MigrationUser;
        DatabaseName = database.Name;
        ConnectionName = instance.ConnectionName;
        PrivateAddress = instance.PrivateIpAddress;
        RegisterOutputs(new Dictionary<string, object?> { ["connectionName"] = ConnectionName, ["privateAddress"] = PrivateAddress });
    }

    /// <summary>The name of the instance in its project.</summary>
    public string InstanceName { get; }

    /// <summary>The maximum number of connections to the instance.</summary>
    public int MaximumConnections { get; }

    /// <summary>The connection name for Cloud SQL clients, <c>{project}:{region}:{instance}</c>.</summary>
    public Output<string> ConnectionName { get; }

    /// <summary>The private IP address of the instance.</summary>
    public Output<string> PrivateAddress { get; }

    /// <summary>The name of the database.</summary>
    public Output<string> DatabaseName { get; }

    /// <summary>The user that the application connects as.</summary>
    public string ApplicationUser { get; }

    /// <summary>The password of the application user.</summary>
    public StoredSecret ApplicationPassword { get; }

    /// <summary>The user that can change the schema.</summary>
    public string MigrationUser { get; }

    /// <summary>The password of the migration user.</summary>
    public StoredSecret MigrationPassword { get; }

    /// <summary>Both passwords.</summary>
    public IReadOnlyList<StoredSecret> Passwords => [ApplicationPassword, MigrationPassword];

    /// <summary>Both users, for use as a dependency of scripts that grant privileges to them.</summary>
    public IReadOnlyList<Resource> Users { get; }

    private DatabaseInstance CreateInstance(string name, PostgresInstanceArgs args, ComponentResourceOptions? options)
    {
        var dependencies = ChildOptions.Of(this, options).DependsOn.Concat(new Resource[] { args.Network.ManagedServices });
        return new DatabaseInstance(
            name,
            new()
            {
                Name = args.InstanceName,
                Region = args.Region,
                DatabaseVersion = "POSTGRES_15",
                DeletionProtection = args.Settings.Protect,
                Settings = PostgresInstanceOptions.Of(args),
            },
            new()
            {
                Parent = this,
                // Without the peering, the instance fails during creation and has to be created again.
                DependsOn = dependencies,
                Protect = args.Settings.Protect,
                // The disk grows automatically; its initial size must not shrink it.
                IgnoreChanges = { "settings.diskSize" },
                CustomTimeouts = new()
                {
                    Create = OperationTimeout,
                    Update = OperationTimeout,
                    Delete = OperationTimeout,
                },
            }
        );
    }

    private User CreateUser(string name, string user, InputList<string> roles, DatabaseInstance instance, CustomResourceOptions kept)
    {
        var password = new RandomPassword($"{name}-password", new() { Length = PasswordLength, Special = false }, new() { Parent = this });
        return new User(
            name,
            new()
            {
                Name = user,
                Instance = instance.Name,
                Password = password.Result,
                DatabaseRoles = roles,
                // PostgreSQL cannot drop a role that owns objects; the role is deleted with the instance.
                DeletionPolicy = "ABANDON",
            },
            kept
        );
    }

    private StoredSecret KeepPassword(string name, User user, PostgresInstanceArgs args, ComponentResourceOptions? options) =>
        new(
            $"{name}-password",
            new()
            {
                Region = args.Region,
                Labels = args.Labels,
                // Read from the user, not from the generator, so that whatever waits for the secret finds a user who can sign in with it.
                Value = user.Password.Apply(password => password!),
            },
            ChildOptions.OfComponent(this, options)
        );
}
