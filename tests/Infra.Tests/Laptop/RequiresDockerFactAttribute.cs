using System.Runtime.CompilerServices;
using Infra.Tests.Programs;

namespace Infra.Tests.Laptop;

/// <summary>A test on a separate Docker daemon, which needs root; it is skipped with a reason if that is not available.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresDockerFactAttribute : FactAttribute
{
    private const string Programs = "dockerd docker busybox haproxy redis-server redis-cli flock ldd unshare nsenter ip iptables curl";

    public RequiresDockerFactAttribute([CallerMemberName] string test = "") =>
        SkipReason.Give(
            this,
            InstalledProgram.Missing(Programs) ?? (Environment.IsPrivilegedProcess ? null : "a daemon of one's own takes root"),
            test
        );
}
