using Infra.Cloudflare.Account;
using Infra.Composition;
using Infra.Settings;
using Pulumi;
using Pulumi.Cloudflare;

namespace Infra.Cloudflare.D1;

/// <summary>A Cloudflare D1 database (SQLite) that a deployment cannot delete.</summary>
/// <remarks>
/// Changing the name or the location replaces the database with an empty one, so it is protected and retained when the stack is destroyed.
/// <see cref="CloudflareMigrations"/> manages the schema. Source: https://developers.cloudflare.com/d1/configuration/data-location/.
/// </remarks>
public sealed class CloudflareDatabase : ComponentResource
{
    private const string TypeToken = "platform:d1:EdgeDatabase";

    /// <param name="name">The database's name.</param>
    /// <param name="args">The account and the location.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public CloudflareDatabase(string name, CloudflareDatabaseArgs args, ComponentResourceOptions? options = null)
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

    /// <summary>The database's name.</summary>
    public string Name { get; }

    /// <summary>The database ID, which Worker bindings refer to.</summary>
    public Output<string> DatabaseId { get; }
}

/// <summary>Arguments of <see cref="CloudflareDatabase"/>.</summary>
public sealed record CloudflareDatabaseArgs
{
    /// <summary>The Cloudflare account ID.</summary>
    public required string Account { get; init; }

    /// <summary>
    /// The location hint, which should be close to the main writers. Cloudflare uses it only when the database is created.
    /// </summary>
    public required CloudflareLocation Location { get; init; }
}
