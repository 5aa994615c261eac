using Infra.Quantities;

namespace Infra.Containers;

/// <summary>Limits of containers on a Docker host, and what every container gets.</summary>
internal static class DockerLimits
{
    /// <summary>Source: https://docs.docker.com/engine/containers/resource_constraints (6 MiB; below 16 no runtime starts).</summary>
    public static readonly Limit<Mebibytes> Memory = new(new(16), new(1_048_576));

    /// <summary>Source: https://docs.docker.com/engine/containers/resource_constraints (what the host has).</summary>
    public static readonly Limit<Millicpus> Cpus = new(new(10), new(256_000));

    /// <summary>
    /// Log files of a container: 3 of 10 MB; no limit by default. Source: https://docs.docker.com/engine/logging/drivers/json-file.
    /// </summary>
    public const string LogFileSize = "10m";

    /// <inheritdoc cref="LogFileSize"/>
    public const string LogFiles = "3";

    /// <summary>Open files of a process: below what a daemon without CAP_SYS_RESOURCE may give, which is its own limit.</summary>
    public const int OpenFiles = 16_384;

    /// <summary>Processes of a user. The kernel counts those of one uid on the whole host: it is no limit of one container's own.</summary>
    public const int Processes = 4_096;

    /// <summary>What a container may write outside its volumes, in memory.</summary>
    public const string ScratchOptions = "rw,noexec,nosuid,nodev,size=64m,mode=1777";

    /// <summary>From asking a container to stop to killing it: more than what drains connections for half a minute needs.</summary>
    public static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(40);
}
