using System.Text.RegularExpressions;
using Infra.Settings;

namespace Stacks;

/// <summary>Reads the addresses of Docker hosts and their operators. Placeholders can be previewed but not deployed.</summary>
internal static partial class HostAddresses
{
    /// <summary>A reserved top-level domain. Source: https://www.rfc-editor.org/rfc/rfc2606.</summary>
    private const string ReservedDomain = ".example";

    /// <summary>Networks reserved for documentation. Source: https://www.rfc-editor.org/rfc/rfc5737.</summary>
    private static readonly string[] Documentation = ["192.0.2.", "198.51.100.", "203.0.113."];

    public static string ReadDockerHost(SettingsSection section, string key)
    {
        var host = section.Target(key, DockerHost(), "unix:///path of a socket, or ssh://user@host", "docker:host");
        if (host.EndsWith(ReservedDomain, StringComparison.Ordinal))
        {
            section.RefuseToDeploy(key, $"is {host}, a placeholder; a deployment needs a host.", "ssh://<user>@<host>");
        }

        return host;
    }

    public static string ReadAddress(SettingsSection section, string key)
    {
        var address = section.Target(key, Address(), "one IPv4 address of the Docker host; 0.0.0.0 (all addresses) is not allowed");
        if (Documentation.Any(network => address.StartsWith(network, StringComparison.Ordinal)))
        {
            section.RefuseToDeploy(key, $"is {address}, a documentation address; a deployment needs an address of the host.", "<address>");
        }

        return address;
    }

    [GeneratedRegex(@"^#[a-z0-9_-]{1,79}\z", RegexOptions.CultureInvariant)]
    public static partial Regex SlackChannel();

    [GeneratedRegex(@"^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+\z", RegexOptions.CultureInvariant)]
    public static partial Regex Email();

    [GeneratedRegex(@"^[A-Za-z0-9.-]+:[1-9][0-9]{0,4}\z", RegexOptions.CultureInvariant)]
    public static partial Regex HostAndPort();

    /// <summary>
    /// Matches the address of a Docker daemon. TCP is not allowed: anyone who can reach such a daemon is root on its host.
    /// </summary>
    [GeneratedRegex(
        @"^(unix:///[A-Za-z0-9._/-]+|ssh://([A-Za-z0-9._-]+@)?[A-Za-z0-9.-]+(:[1-9][0-9]{0,4})?)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex DockerHost();

    [GeneratedRegex(@"^(?!0)((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\.(?!\z)|\z)){4}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();
}
