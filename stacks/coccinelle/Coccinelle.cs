using Infra.Cloudflare.D1;
using Infra.Cloudflare.R2;
using Infra.Cloudflare.Vectorize;
using Infra.Cloudflare.Workers;
using Infra.Settings;
using Pulumi;

namespace Stacks;

/// <summary>Coccinelle AI: a Worker at the edge with its database and schema, two vector indexes and an audio bucket.</summary>
public sealed class Coccinelle : ComponentResource, IStackSystem
{
    /// <summary>The name in the settings.</summary>
    public const string SystemName = "coccinelle";

    private const string TypeToken = "platform:systems:Coccinelle";

    /// <summary>The Worker's name.</summary>
    internal const string WorkerName = "coccinelle-api";

    private const string DatabaseName = "coccinelle-db";

    /// <summary>The schedule of the daily statistics, before working hours: 06:00 UTC.</summary>
    private const string Daily = "0 6 * * *";

    /// <summary>
    /// The normal startup time is 35 ms; a version that takes more than three times as long loads something it should not.
    /// </summary>
    private static readonly TimeSpan StartupBudget = TimeSpan.FromMilliseconds(105);

    private static readonly SystemAssets Assets = new(SystemName);

    /// <summary>Declares the system.</summary>
    public Coccinelle(string name, CoccinelleSettings settings, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = new ComponentResourceOptions { Parent = this };
        var database = new CloudflareDatabase(DatabaseName, new() { Account = settings.Account, Location = settings.Location }, child);
        var migrations = Migrate(database, settings, child);
        var vectors = CreateIndex($"{name}-vectors", settings.Account, settings.Vectors, child);
        var newVectors = CreateIndex($"{name}-vectors-v2", settings.Account, settings.VectorsV2, child);
        var audio = new CloudflareBucket(
            "omnichannel-audio",
            new()
            {
                Account = settings.Account,
                Location = settings.Location,
                Retention = settings.AudioRetention,
            },
            child
        );
        // A version works with the schema it was written for, or a later one.
        var afterMigrations = new ComponentResourceOptions { Parent = this, DependsOn = { migrations } };
        var worker = Serve(name, settings, database, (vectors, newVectors), audio, afterMigrations);
        Outputs = new Dictionary<string, object?>
        {
            ["coccinelle_url"] = worker.Url,
            ["coccinelle_version_id"] = worker.VersionId,
            ["coccinelle_migrations"] = migrations.Log,
        };
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = worker.Url });
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Outputs { get; }

    private static CloudflareMigrations Migrate(
        CloudflareDatabase database,
        CoccinelleSettings settings,
        ComponentResourceOptions options
    ) =>
        new(
            $"{DatabaseName}-migrations",
            new()
            {
                Account = settings.Account,
                Database = database,
                Migrations = Assets.Folder("migrations"),
                Script = Assets.Script("migrate.mjs"),
            },
            options
        );

    private static VectorIndex CreateIndex(string name, string account, VectorIndexSettings settings, ComponentResourceOptions options) =>
        new(
            name,
            new()
            {
                Account = account,
                Settings = settings,
                Script = Assets.Script("vector-index.mjs"),
            },
            options
        );

    private static CloudflareWorker Serve(
        string name,
        CoccinelleSettings settings,
        CloudflareDatabase database,
        (VectorIndex Current, VectorIndex Next) indexes,
        CloudflareBucket audio,
        ComponentResourceOptions options
    ) =>
        new(
            WorkerName,
            new()
            {
                Account = settings.Account,
                Release = settings.Release,
                Rollout = settings.Rollout,
                Hostname = settings.Hostname,
                StartupBudget = StartupBudget,
                Databases = new Dictionary<string, CloudflareDatabase> { ["DB"] = database },
                Indexes = new Dictionary<string, VectorIndex> { ["VECTORS"] = indexes.Current, ["VECTORS_V2"] = indexes.Next },
                Buckets = new Dictionary<string, CloudflareBucket> { ["AUDIO"] = audio },
                Models = "AI",
                Schedules = [Daily],
                Tags = [$"component:{name}", $"env:{settings.Environment}"],
            },
            options
        );
}
