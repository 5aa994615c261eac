using Infra.Quantities;

namespace Infra.Docker.Containers;

/// <summary>The limits of containers on a Docker host, and the defaults of every container.</summary>
internal static class DockerLimits
{
    /// <summary>Source: https://docs.docker.com/engine/containers/resource_constraints (6 MiB; below 16 no runtime starts).</summary>
    public static readonly Limit<Mebibytes> Memory = new(new(16), new(1_048_576));

    /// <summary>Source: https://docs.docker.com/engine/containers/resource_constraints (the CPUs of the host).</summary>
    public static readonly Limit<Millicpus> Cpus = new(new(10), new(256_000));

    /// <summary>
    /// The maximum size of one log file; a container keeps 3 of 10 MB. Docker's default is unlimited. Source:
    /// https://docs.docker.com/engine/logging/drivers/json-file.
    /// </summary>
    public const string LogFileSize = "10m";

    /// <inheritdoc cref="LogFileSize"/>
    public const string LogFiles = "3";

    /// <summary>
    /// The maximum number of open files of a process. A daemon without CAP_SYS_RESOURCE cannot grant more than its own limit.
    /// </summary>
    public const int OpenFiles = 16_384;

    /// <summary>
    /// The maximum number of processes of a user. The kernel counts all processes of a uid on the host, so this is not a per-container
    /// limit.
    /// </summary>
    public const int Processes = 4_096;

    /// <summary>The mount options of the writable directories in memory.</summary>
    public const string ScratchOptions = "rw,noexec,nosuid,nodev,size=64m,mode=1777";

    /// <summary>The time between the stop signal and the kill: longer than the half minute that draining connections takes.</summary>
    public static readonly TimeSpan GracePeriod = TimeSpan.FromSeconds(40);
}
