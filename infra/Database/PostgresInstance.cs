using Infra.Composition;
using Infra.Secrets;
using Pulumi;
using Pulumi.Gcp.Sql;
using Pulumi.Random;

namespace Infra.Database;

/// <summary>A PostgreSQL 15 instance with one private address, one database, two users and their passwords.</summary>
/// <remarks>
/// Changing the region or the network replaces the instance. Protection is set in three places because each stops another way of
/// deleting it: Pulumi's <c>protect</c>, the provider's <c>deletionProtection</c> and the API's <c>deletionProtectionEnabled</c>; and on
/// the database and the users too, which would be dropped before the instance refuses (terraform-google-sql-db#434).
/// </remarks>
public sealed class PostgresInstance : ComponentResource
{
    private const string TypeToken = "platform:database:PostgresInstance";

    private const int PasswordLength = 32;

    /// <summary>Instances take up to half an hour to be made; providers give up after twenty minutes by default.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <param name="name">Names the resources in it and begins the names of its secrets.</param>
    /// <param name="args">Network, users and size.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
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
                // Another session may still hold it when the stack goes; it goes with the instance.
                DeletionPolicy = "ABANDON",
            },
            kept
        );

        var application = CreateUser($"{name}-app", args.ApplicationUser, [], instance, kept);
        var migration = CreateUser($"{name}-migrator", args.MigrationUser, ["cloudsqlsuperuser"], instance, kept);
        Users = [application, migration];
        ApplicationPassword = KeepPassword($"{name}-app", application, args, options);
        MigrationPassword = KeepPassword($"{name}-migrator", migration, args, options);
        ApplicationUser = args.ApplicationUser;
        MigrationUser = args.MigrationUser;
        DatabaseName = database.Name;
        ConnectionName = instance.ConnectionName;
        PrivateAddress = instance.PrivateIpAddress;
        RegisterOutputs(new Dictionary<string, object?> { ["connectionName"] = ConnectionName, ["privateAddress"] = PrivateAddress });
    }

    /// <summary>What Cloud SQL clients connect to, <c>{project}:{region}:{instance}</c>.</summary>
    public Output<string> ConnectionName { get; }

    /// <summary>Its address in the network.</summary>
    public Output<string> PrivateAddress { get; }

    /// <summary>The database.</summary>
    public Output<string> DatabaseName { get; }

    /// <summary>The user the application connects as.</summary>
    public string ApplicationUser { get; }

    /// <summary>That user's password.</summary>
    public StoredSecret ApplicationPassword { get; }

    /// <summary>The user that may change the schema.</summary>
    public string MigrationUser { get; }

    /// <summary>That user's password.</summary>
    public StoredSecret MigrationPassword { get; }

    /// <summary>Both passwords.</summary>
    public IReadOnlyList<StoredSecret> Passwords => [ApplicationPassword, MigrationPassword];

    /// <summary>Both users; scripts that grant something to one of them depend on it.</summary>
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
                // Without the peering the instance is made, fails, and must be made again.
                DependsOn = dependencies,
                Protect = args.Settings.Protect,
                // The disk grows by itself; the size it began with must not shrink it.
                IgnoreChanges = { "settings.diskSize" },
                CustomTimeouts = new()
                {
                    Create = Patience,
                    Update = Patience,
                    Delete = Patience,
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
                // A role that owns anything cannot be dropped; it goes with the instance.
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
                // The user's, not the generator's: whoever waits for the secret finds a user that signs in with it.
                Value = user.Password.Apply(password => password!),
            },
            ChildOptions.OfComponent(this, options)
        );
}
