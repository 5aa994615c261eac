using Infra.Cloudflare.Account;
using Infra.Cloudflare.D1;
using Infra.Cloudflare.R2;
using Infra.Cloudflare.Vectorize;
using Infra.Google.CloudRun;
using Infra.Google.CloudSql;
using Infra.Google.Iam;
using Infra.Google.Memorystore;
using Infra.Google.Network;
using Infra.Google.PubSub;
using Infra.Quantities;

namespace Infra.Tests.Recording;

/// <summary>The resources that a component under test depends on, in minimal form.</summary>
internal static class Neighbours
{
    public const string Region = "europe-west1";
    public const string Image = "docker.io/library/some@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public const string CloudflareAccount = "0123456789abcdef0123456789abcdef";

    public static VectorIndexSettings Words { get; } = new() { Dimensions = 768, Metric = VectorMetric.Cosine };

    public static PrivateNetworkSettings Addresses { get; } =
        new()
        {
            Subnet = Range("10.1.0.0/24"),
            ManagedServices = Range("10.2.0.0/20"),
            AbandonPeering = false,
        };

    public static PostgresSettings SmallDatabase { get; } =
        new()
        {
            Tier = "db-f1-micro",
            Availability = PostgresAvailability.Zonal,
            Disk = new Gibibytes(20),
            DiskLimit = new Gibibytes(40),
            PointInTimeRecovery = false,
            LogRetentionDays = 7,
            RetainedBackups = 7,
            FinalBackupDays = 0,
            Protect = false,
        };

    public static MemorystoreSettings SmallCache { get; } =
        new()
        {
            Tier = MemorystoreTier.Basic,
            Memory = new Gibibytes(1),
            Protect = false,
        };

    public static WorkQueueSettings Delivery { get; } =
        new()
        {
            AckDeadline = TimeSpan.FromSeconds(300),
            DeliveryAttempts = 5,
            MinimumBackoff = TimeSpan.FromSeconds(10),
            MaximumBackoff = TimeSpan.FromMinutes(10),
            Retention = TimeSpan.FromDays(7),
            DeadLetterRetention = TimeSpan.FromDays(31),
        };

    public static CloudRunServiceSettings SmallService { get; } =
        new()
        {
            Image = Image,
            Revision = ServingRevision.Latest,
            Cpus = 1,
            Memory = new Mebibytes(512),
            MinimumInstances = 0,
            MaximumInstances = 3,
            Concurrency = 4,
            Timeout = TimeSpan.FromMinutes(10),
            Protect = false,
        };

    public static IReadOnlyDictionary<string, string> Labels { get; } =
        new Dictionary<string, string> { ["env"] = "test", ["component"] = "sample" };

    public static PrivateNetwork Network() => new("net", new() { Region = Region, Settings = Addresses });

    public static WorkloadIdentity Identity(string name = "runtime") =>
        new(name, new() { Project = CloudAnswers.Project, DisplayName = "An account" });

    public static PostgresInstance Database(PrivateNetwork network) =>
        new(
            "db",
            new()
            {
                InstanceName = "db-test",
                Region = Region,
                Network = network,
                DatabaseName = "data",
                ApplicationUser = "app",
                MigrationUser = "migrator",
                Settings = SmallDatabase,
            }
        );

    public static CloudRunService Service(string name = "worker") =>
        new(
            name,
            new()
            {
                Region = Region,
                Identity = Identity(),
                Network = Network(),
                Settings = SmallService,
                HealthPath = "/health",
            }
        );

    public static CloudflareDatabase CloudflareDatabase() =>
        new("data", new() { Account = CloudflareAccount, Location = CloudflareLocation.Eeur });

    public static VectorIndex VectorIndex(string name, VectorIndexSettings settings) =>
        new(
            name,
            new()
            {
                Account = CloudflareAccount,
                Settings = settings,
                Script = "tools/vector-index.mjs",
            }
        );

    public static CloudflareBucket CloudflareBucket() =>
        new("files", new() { Account = CloudflareAccount, Location = CloudflareLocation.Weur });

    public static AddressRange Range(string text) =>
        AddressRange.TryParse(text, out var range)
            ? range
            : throw new ArgumentException($"'{text}' is not a valid address range.", nameof(text));
}
