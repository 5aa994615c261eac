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

    private readonly CoccinelleSettings _settings;
    private readonly ComponentResourceOptions _child;
    private readonly CloudflareWorker _worker;
    private readonly CloudflareMigrations _migrations;

    /// <summary>Declares the system.</summary>
    public Coccinelle(string name, CoccinelleSettings settings, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        _settings = settings;
        _child = new() { Parent = this };

        var database = new CloudflareDatabase(DatabaseName, new() { Account = settings.Account, Location = settings.Location }, _child);
        _migrations = Migrate(database);
        var vectors = CreateIndex($"{name}-vectors", settings.Vectors);
        var newVectors = CreateIndex($"{name}-vectors-v2", settings.VectorsV2);
        var audio = new CloudflareBucket(
            "omnichannel-audio",
            new()
            {
                Account = settings.Account,
                Location = settings.Location,
                Retention = settings.AudioRetention,
            },
            _child
        );
        _worker = Serve(name, database, vectors, newVectors, audio);
        RegisterOutputs(new Dictionary<string, object?> { ["url"] = _worker.Url });
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, object?> Outputs =>
        new Dictionary<string, object?>
        {
            ["coccinelle_url"] = _worker.Url,
            ["coccinelle_version_id"] = _worker.VersionId,
            ["coccinelle_migrations"] = _migrations.Log,
        };

    private CloudflareMigrations Migrate(CloudflareDatabase database) =>
        new(
            $"{DatabaseName}-migrations",
            new()
            {
                Account = _settings.Account,
                Database = database,
                Migrations = Assets.Folder("migrations"),
                Script = Assets.Script("migrate.mjs"),
            },
            _child
        );

    private VectorIndex CreateIndex(string name, VectorIndexSettings settings) =>
        new(
            name,
            new()
            {
                Account = _settings.Account,
                Settings = settings,
                Script = Assets.Script("vector-index.mjs"),
            },
            _child
        );

    private CloudflareWorker Serve(
        string name,
        CloudflareDatabase database,
        VectorIndex vectors,
        VectorIndex newVectors,
        CloudflareBucket audio
    ) =>
        new(
            WorkerName,
            new()
            {
                Account = _settings.Account,
                Release = _settings.Release,
                Rollout = _settings.Rollout,
                Hostname = _settings.Hostname,
                StartupBudget = StartupBudget,
                Databases = new Dictionary<string, CloudflareDatabase> { ["DB"] = database },
                Indexes = new Dictionary<string, VectorIndex> { ["VECTORS"] = vectors, ["VECTORS_V2"] = newVectors },
                Buckets = new Dictionary<string, CloudflareBucket> { ["AUDIO"] = audio },
                Models = "AI",
                Schedules = [Daily],
                Tags = [$"component:{name}", $"env:{_settings.Environment}"],
            },
            // A version works with the schema it was written for, or a later one.
            new() { Parent = this, DependsOn = { _migrations } }
        );
}
