using Infra.Composition;
using Infra.Settings;
using Pulumi;
using Pulumi.Cloudflare;

namespace Infra.D1;

/// <summary>A SQLite database at Cloudflare's edge, which nothing here can delete.</summary>
/// <remarks>
/// Changing its name or its location replaces it, and a new database is an empty one: it is protected, and kept where the stack goes.
/// What a schema holds is <see cref="EdgeMigrations"/>'s. Source: https://developers.cloudflare.com/d1/configuration/data-location/.
/// </remarks>
public sealed class EdgeDatabase : ComponentResource
{
    private const string TypeToken = "platform:d1:EdgeDatabase";

    /// <param name="name">The database's name.</param>
    /// <param name="args">Whose it is and where.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public EdgeDatabase(string name, EdgeDatabaseArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var kept = ChildOptions.Of(this, options);
        kept.Protect = true;
        kept.RetainOnDelete = true;
        var database = new D1Database(
            name,
            new()
            {
                AccountId = args.Account,
                Name = name,
                PrimaryLocationHint = SettingName.Of(args.Location),
            },
            kept
        );

        Name = name;
        DatabaseId = database.Uuid;
        RegisterOutputs(new Dictionary<string, object?> { ["databaseId"] = DatabaseId });
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its id, by which Workers are bound to it.</summary>
    public Output<string> DatabaseId { get; }
}
