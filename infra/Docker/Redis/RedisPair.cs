using Infra.Composition;
using Infra.Docker.Containers;
using Infra.Docker.Volumes;
using Pulumi;

namespace Infra.Docker.Redis;

/// <summary>A Redis master that persists confirmed writes, and a replica that follows it.</summary>
/// <remarks>
/// Neither server requires a password: anyone in their network can write, so the network must be internal. A failover is manual: if the
/// master is lost, an operator has to promote the replica.
/// </remarks>
public sealed class RedisPair : ComponentResource
{
    private const string TypeToken = "platform:cache:RedisPair";

    private const string MasterAlias = "redis-master";
    private const string ReplicaAlias = "redis-replica";

    /// <summary>The user <c>redis</c> of the official Alpine image. Source: https://github.com/redis/docker-library-redis.</summary>
    private static readonly ContainerUser User = new(999, 1_000);

    /// <param name="name">The prefix of both containers' names on the host.</param>
    /// <param name="args">Sizes, network and labels.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public RedisPair(string name, RedisPairArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.OfComponent(this, options);
        var master = Declare($"{name}-master", MasterAlias, args.Master, RedisServerConfiguration.Master(), args, child);
        var following = ChildOptions.OfComponent(this, options);
        following.DependsOn = following.DependsOn.Concat(new[] { master });
        Replica = Declare($"{name}-replica", ReplicaAlias, args.Replica, RedisServerConfiguration.Replica(MasterAlias), args, following);
        Master = master;
        RegisterOutputs(new Dictionary<string, object?> { ["master"] = Master.Name, ["replica"] = Replica.Name });
    }

    /// <summary>The URL for clients that write.</summary>
    public static string Url => $"redis://{MasterAlias}:{RedisServerConfiguration.DefaultPort}";

    /// <summary>The URL for clients that only read.</summary>
    public static string ReplicaUrl => $"redis://{ReplicaAlias}:{RedisServerConfiguration.DefaultPort}";

    /// <summary>The master, for use as a dependency.</summary>
    public ContainerService Master { get; }

    /// <summary>The replica, for use as a dependency.</summary>
    public ContainerService Replica { get; }

    private static ContainerService Declare(
        string name,
        string alias,
        ContainerSettings settings,
        string configuration,
        RedisPairArgs args,
        ComponentResourceOptions options
    ) =>
        new(
            name,
            new()
            {
                Settings = settings,
                User = User,
                Probe = new HealthProbe(["redis-cli", "ping"]),
                Networks = [new(args.Network, alias)],
                Command = ["redis-server", RedisServerConfiguration.Path],
                Files = [ContainerFileSet.Of("configuration", RedisServerConfiguration.Path, configuration)],
                Volumes = new Dictionary<string, PersistentVolume>
                {
                    ["/data"] = new($"{name}-data", new() { Protect = args.Protect, Labels = args.Labels }, options),
                },
                Labels = args.Labels,
            },
            options
        );
}
