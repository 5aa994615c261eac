namespace Infra.Docker.Router;

/// <summary>The paths of the router's files in its container. Source: https://hub.docker.com/_/haproxy.</summary>
public static class RouterPaths
{
    /// <summary>The configuration file, which does not contain the weight.</summary>
    public const string Configuration = "/usr/local/etc/haproxy/haproxy.cfg";

    /// <summary>The script that starts the router: <c>sh start.sh</c>.</summary>
    public const string Start = "/usr/local/etc/haproxy/start.sh";

    /// <summary>The script that shows and sets the traffic percentages of the running router: <c>sh shares.sh</c>.</summary>
    public const string SharesScript = "/usr/local/etc/haproxy/shares.sh";

    /// <summary>
    /// The script that removes all traffic from the candidate when a rollback trigger fires; <see cref="Start"/> starts it.
    /// </summary>
    public const string Guard = "/usr/local/etc/haproxy/guard.sh";

    /// <summary>The certificate, its chain and its key.</summary>
    public const string Certificate = "/run/secrets/router.pem";

    /// <summary>The home directory of the image's user: a new volume mounted here belongs to that user.</summary>
    public const string State = "/var/lib/haproxy";

    /// <summary>The file that keeps the traffic percentages across restarts.</summary>
    public const string Shares = $"{State}/shares.map";
}
