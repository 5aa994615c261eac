using System.Globalization;

namespace Infra.Docker.Redis;

/// <summary>
/// The Redis configuration for containers: a master that loses at most one second of writes in a crash, and a read-only replica.
/// </summary>
/// <remarks>Source: https://redis.io/docs/latest/operate/oss_and_stack/management/config/ (redis.conf of 7.0).</remarks>
public static class RedisServerConfiguration
{
    /// <summary>The path of the file in the container: <c>redis-server /usr/local/etc/redis/redis.conf</c>.</summary>
    public const string Path = "/usr/local/etc/redis/redis.conf";

    /// <summary>The default port of Redis. Source: https://redis.io/docs/latest/operate/oss_and_stack/management/security/.</summary>
    public const int DefaultPort = 6379;

    /// <summary>Returns the complete configuration file of the master.</summary>
    /// <param name="port">1 to 65535.</param>
    /// <param name="directory">The data directory, a volume.</param>
    public static string Master(int port = DefaultPort, string directory = "/data") =>
        $"""
            # Protected mode refuses whoever comes from another container; the network itself lets nobody else in.
            bind 0.0.0.0
            protected-mode no
            port {Text(port)}
            dir {directory}
            # A second of writes is the most that a crash loses.
            appendonly yes
            appendfsync everysec
            # Sessions expire by themselves; data is never thrown out to make room.
            maxmemory-policy noeviction
            repl-diskless-sync yes
            repl-diskless-sync-delay 0

            """;

    /// <summary>Returns the complete configuration file of the replica.</summary>
    /// <param name="masterHost">The host name of the master.</param>
    /// <param name="masterPort">1 to 65535.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="directory">The data directory, a volume.</param>
    public static string Replica(string masterHost, int masterPort = DefaultPort, int port = DefaultPort, string directory = "/data") =>
        $"""
            {Master(port, directory).TrimEnd()}
            replicaof {masterHost} {Text(masterPort)}
            replica-read-only yes

            """;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
