using Infra.Composition;
using Infra.Identity;
using Infra.Secrets;
using Infra.Settings;
using Pulumi;
using Pulumi.Gcp.Redis;
using Pulumi.Gcp.Redis.Inputs;

namespace Infra.Cache;

/// <summary>A Redis cache with a password and TLS, reached through the peering alone. Clients find all they need in secrets.</summary>
/// <remarks>
/// Tier, network, TLS and the way it is connected are set at creation: changing one replaces the cache and empties it.
/// Source: https://cloud.google.com/memorystore/docs/redis/enabling-in-transit-encryption.
/// </remarks>
public sealed class RedisCache : ComponentResource
{
    private const string TypeToken = "platform:cache:RedisCache";

    private readonly IReadOnlyList<(string Variable, StoredSecret Secret)> _secrets;

    /// <param name="name">Names the cache and begins the names of its secrets.</param>
    /// <param name="args">Network and size.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public RedisCache(string name, RedisCacheArgs args, ComponentResourceOptions? options = null)
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

        ConnectionString = Output.CreateSecret(Output.Format($"rediss://:{instance.AuthString}@{instance.Host}:{instance.Port}/0"));
        RegisterOutputs(new Dictionary<string, object?> { ["connectionString"] = ConnectionString });
    }

    /// <summary>Address, port and password in one; a secret.</summary>
    public Output<string> ConnectionString { get; }

    /// <summary>What clients need to know, each in a secret.</summary>
    public IReadOnlyList<StoredSecret> Secrets => [.. _secrets.Select(secret => secret.Secret)];

    /// <summary>Lets a workload connect.</summary>
    /// <param name="reader">The reader's name, for the grants' own.</param>
    /// <param name="identity">The reader.</param>
    /// <returns>Its variables: <c>REDIS_HOST</c>, <c>REDIS_PORT</c>, <c>REDIS_AUTH</c> and <c>REDIS_CA</c>.</returns>
    public IReadOnlyDictionary<string, SecretAccess> GrantTo(string reader, WorkloadIdentity identity) =>
        _secrets.ToDictionary(secret => secret.Variable, secret => secret.Secret.GrantTo(reader, identity));

    private Instance CreateInstance(string name, RedisCacheArgs args, ComponentResourceOptions? options) =>
        new(
            name,
            new()
            {
                Name = name,
                Region = args.Region,
                Tier = SettingName.Of(args.Settings.Tier).Replace('-', '_').ToUpperInvariant(),
                MemorySizeGb = args.Settings.Memory.Value,
                // Unset it is whatever is the latest on the day.
                RedisVersion = "REDIS_7_2",
                AuthEnabled = true,
                TransitEncryptionMode = "SERVER_AUTHENTICATION",
                AuthorizedNetwork = args.Network.NetworkId,
                ConnectMode = "PRIVATE_SERVICE_ACCESS",
                ReservedIpRange = args.Network.ManagedServicesRange,
                // Said either way: left out, deleting is refused.
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

    private StoredSecret Keep(string name, Output<string> value, RedisCacheArgs args, ComponentResourceOptions? options) =>
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
