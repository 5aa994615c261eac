using Infra.Composition;
using Pulumi;
using Pulumi.Command.Local;

namespace Infra.Cloudflare.D1;

/// <summary>Applies the migrations in a folder to a database, in order and once each, whenever one of them is new.</summary>
/// <remarks>
/// The migrations run as a command on the deploying machine, which needs Node.js, the packages that <c>npm ci</c> installs next to the
/// script, and <c>CLOUDFLARE_API_TOKEN</c> in its environment. Anything that requires the new schema depends on this component.
/// </remarks>
public sealed class CloudflareMigrations : ComponentResource
{
    private const string TypeToken = "platform:d1:EdgeMigrations";

    /// <param name="name">The name of the command.</param>
    /// <param name="args">The database, the migrations and the script.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public CloudflareMigrations(string name, CloudflareMigrationsArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var command = new Command(
            name,
            new()
            {
                Create = $"node {args.Script}",
                Environment = new InputMap<string>
                {
                    ["CLOUDFLARE_ACCOUNT_ID"] = args.Account,
                    ["DATABASE_ID"] = args.Database.DatabaseId,
                    ["DATABASE_NAME"] = args.Database.Name,
                    ["MIGRATIONS"] = args.Migrations.Path,
                },
                Triggers = new object[] { args.Migrations.Fingerprint },
            },
            ChildOptions.Of(this, options)
        );

        Log = command.Stdout;
        RegisterOutputs(new Dictionary<string, object?> { ["log"] = Log });
    }

    /// <summary>The output of the last run: the bookmark from before the run, and the applied migrations.</summary>
    public Output<string> Log { get; }
}
