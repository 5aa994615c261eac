using Infra.Composition;
using Pulumi;
using Pulumi.Command.Local;

namespace Infra.D1;

/// <summary>Applies the migrations of a folder to a database, in order and once each, whenever one of them is new.</summary>
/// <remarks>
/// It is a command on the deploying machine, which needs Node.js, what <c>npm ci</c> installs beside the script, and
/// <c>CLOUDFLARE_API_TOKEN</c> in its environment. Whatever is to run on the new schema depends on this component.
/// </remarks>
public sealed class EdgeMigrations : ComponentResource
{
    private const string TypeToken = "platform:d1:EdgeMigrations";

    /// <param name="name">Names the command.</param>
    /// <param name="args">The database, the migrations and what applies them.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public EdgeMigrations(string name, EdgeMigrationsArgs args, ComponentResourceOptions? options = null)
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

    /// <summary>What the last run printed: the bookmark from before it, and what it applied.</summary>
    public Output<string> Log { get; }
}
