namespace Infra.Routing;

/// <summary>Where the router's files lie in its container. Source: https://hub.docker.com/_/haproxy.</summary>
public static class RouterPaths
{
    /// <summary>The configuration, which does not know the weight.</summary>
    public const string Configuration = "/usr/local/etc/haproxy/haproxy.cfg";

    /// <summary>Starts the router: <c>sh start.sh</c>.</summary>
    public const string Start = "/usr/local/etc/haproxy/start.sh";

    /// <summary>Shows and sets the shares of the running router: <c>sh shares.sh</c>.</summary>
    public const string SharesScript = "/usr/local/etc/haproxy/shares.sh";

    /// <summary>Takes all traffic off the version on trial when a trigger of the rollback fires; <see cref="Start"/> starts it.</summary>
    public const string Guard = "/usr/local/etc/haproxy/guard.sh";

    /// <summary>Certificate, chain and key.</summary>
    public const string Certificate = "/run/secrets/router.pem";

    /// <summary>The home of the image's user: a new volume mounted here belongs to that user.</summary>
    public const string State = "/var/lib/haproxy";

    /// <summary>The shares that outlive a restart.</summary>
    public const string Shares = $"{State}/shares.map";
}
