using Infra.Composition;
using Infra.Google.Iam;
using Infra.Google.SecretManager;
using Infra.Settings;
using Pulumi;
using Pulumi.Gcp.Redis;
using Pulumi.Gcp.Redis.Inputs;

namespace Infra.Google.Memorystore;

/// <summary>
/// A Memorystore for Redis cache with a password and TLS, reachable only through the VPC peering. Secrets hold everything clients need.
/// </summary>
/// <remarks>
/// Tier, network, TLS and connection mode are set at creation: changing one of them replaces the cache and deletes its data. Source:
/// https://cloud.google.com/memorystore/docs/redis/enabling-in-transit-encryption.
/// </remarks>
public sealed class MemorystoreCache : ComponentResource
{
    private const string TypeToken = "platform:cache:RedisCache";

    private readonly IReadOnlyList<(string Variable, StoredSecret Secret)> _secrets;

    /// <param name="name">The name of the cache and the prefix of its secrets' names.</param>
    /// <param name="args">The network and the size.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public MemorystoreCache(string name, MemorystoreCacheArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var instance = CreateInstance(name, args, options);
        var authority = instance.ServerCaCerts.Apply(certificates =>
            string.Join('\n', certificates.Select(certificate => certificate.Cert))
        );
        _secrets =
        [
            ("REDIS_HOST", Keep($"{name}-host", instance.Host, args, options)),
            ("REDIS_PORT", Keep($"{name}-port", Output.Format($"{instance.Port}"), args, options)),
            ("REDIS_AUTH", Keep($"{name}-auth", instance.AuthString, args, options)),
            ("REDIS_CA", Keep($"{name}-ca", authority, args, options)),
        ];

        InstanceName = name;
        Region = args.Region;
        ConnectionString = Output.CreateSecret(Output.Format($"rediss://:{instance.AuthString}@{instance.Host}:{instance.Port}/0"));
        RegisterOutputs(new Dictionary<string, object?> { ["connectionString"] = ConnectionString });
    }

    /// <summary>The name of the cache in its region.</summary>
    public string InstanceName { get; }

    /// <summary>The region of the cache.</summary>
    public string Region { get; }

    /// <summary>The connection string with address, port and password; a secret.</summary>
    public Output<string> ConnectionString { get; }

    /// <summary>The connection details for clients, one secret each.</summary>
    public IReadOnlyList<StoredSecret> Secrets => [.. _secrets.Select(secret => secret.Secret)];

    /// <summary>Grants a workload access to the connection secrets.</summary>
    /// <param name="reader">The reader's name, used in the names of the grants.</param>
    /// <param name="identity">The reader.</param>
    /// <returns>
    /// The workload's environment variables: <c>REDIS_HOST</c>, <c>REDIS_PORT</c>, <c>REDIS_AUTH</c> and <c>REDIS_CA</c>.
    /// </returns>
    public IReadOnlyDictionary<string, SecretAccess> GrantTo(string reader, WorkloadIdentity identity) =>
        _secrets.ToDictionary(secret => secret.Variable, secret => secret.Secret.GrantTo(reader, identity));

    private Instance CreateInstance(string name, MemorystoreCacheArgs args, ComponentResourceOptions? options) =>
        new(
            name,
            new()
            {
                Name = name,
                Region = args.Region,
                Tier = SettingName.Of(args.Settings.Tier).Replace('-', '_').ToUpperInvariant(),
                MemorySizeGb = args.Settings.Memory.Value,
                // Without an explicit version, Google picks the latest one at creation.
                RedisVersion = "REDIS_7_2",
                AuthEnabled = true,
                TransitEncryptionMode = "SERVER_AUTHENTICATION",
                AuthorizedNetwork = args.Network.NetworkId,
                ConnectMode = "PRIVATE_SERVICE_ACCESS",
                ReservedIpRange = args.Network.ManagedServicesRange,
                // Always set explicitly: the default refuses deletion.
                DeletionProtection = args.Settings.Protect,
                RedisConfigs = { ["maxmemory-policy"] = "allkeys-lru" },
                Labels = args.Labels,
                MaintenancePolicy = new InstanceMaintenancePolicyArgs
                {
                    WeeklyMaintenanceWindows =
                    {
                        new InstanceMaintenancePolicyWeeklyMaintenanceWindowArgs
                        {
                            Day = "SUNDAY",
                            StartTime = new InstanceMaintenancePolicyWeeklyMaintenanceWindowStartTimeArgs { Hours = 3 },
                        },
                    },
                },
            },
            new()
            {
                Parent = this,
                DependsOn = ChildOptions.Of(this, options).DependsOn.Concat(new Resource[] { args.Network.ManagedServices }),
                Protect = args.Settings.Protect,
            }
        );

    private StoredSecret Keep(string name, Output<string> value, MemorystoreCacheArgs args, ComponentResourceOptions? options) =>
        new(
            name,
            new()
            {
                Region = args.Region,
                Labels = args.Labels,
                Value = value,
            },
            ChildOptions.OfComponent(this, options)
        );
}
