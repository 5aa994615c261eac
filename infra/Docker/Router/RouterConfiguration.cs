using System.Globalization;

namespace Infra.Docker.Router;

/// <summary>The HAProxy configuration of a router that splits users between two versions.</summary>
/// <remarks>
/// A hash assigns each user to a bucket from 0 to 99; the user gets the candidate version if the bucket is below the percentage of the
/// user's segment. The hash never changes, so raising a percentage never moves a user back. The percentages are in a map that can be
/// changed at run time; they are not in the configuration. Source: https://docs.haproxy.org/2.6/configuration.html, which also applies to
/// 3.x.
/// </remarks>
public static class RouterConfiguration
{
    /// <summary>Names may become resolvable only after the router starts, and two servers of a backend may be the same container.</summary>
    private const string Resolution = "resolvers network resolve-opts allow-dup-ip init-addr last,libc,none";

    /// <summary>Returns the complete configuration file.</summary>
    public static string Render(RouterArgs args) => string.Join('\n', Process(args), Frontends(args), Division(args), Backends(args));

    private static string Process(RouterArgs args) =>
        $"""
            global
                log stdout format raw local0 info
                # Each connection takes two file descriptors, of which a container has few.
                maxconn 4000
                hard-stop-after 30s
                # New shares arrive here; no other container reaches a loopback address.
                stats socket ipv4@127.0.0.1:{args.RuntimePort} level admin
                ssl-default-bind-options ssl-min-ver TLSv1.3
                ssl-default-bind-ciphersuites TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256

            defaults
                mode http
                log global
                option httplog
                option dontlognull
                option forwardfor
                # Clients keep their connections. Services get one for each request: none closes one just as a request is sent on it.
                option http-server-close
                # A service that takes no connection is left at once for the one behind it.
                retries 3
                option redispatch 1
                timeout connect 1s
                timeout client 30s
                timeout server 30s
                timeout queue 5s
                timeout http-request 10s
                timeout http-keep-alive 60s

            resolvers network
                nameserver dns {args.Resolver}
                hold valid 5s

            """;

    private static string Frontends(RouterArgs args) =>
        $$"""
            frontend http
                bind :{{args.HttpPort}}
                http-request redirect scheme https code 308

            frontend metrics
                bind :{{args.MetricsPort}}
                http-request set-log-level silent
                http-request use-service prometheus-exporter if { path /metrics }
                http-request return status 200 content-type text/plain string ok if { path /health }
                http-request deny deny_status 404

            """;

    private static string Division(RouterArgs args) =>
        $$"""
            frontend https
                bind :{{args.HttpsPort}} ssl crt {{args.CertificatePath}} alpn h2,http/1.1
                http-response set-header Strict-Transport-Security max-age=31536000
                http-response set-header X-Served-By %s
                http-request set-header X-Forwarded-Proto https

                stick-table type ipv6 size 100k expire 1m store http_req_rate(1m)
                http-request track-sc0 src
                http-request deny deny_status 429 if { sc_http_req_rate(0) gt {{args.RequestsPerMinute}} }

                # What services tell Prometheus is nobody else's, however the path is written.
                http-request deny deny_status 404 if { path,url_dec -m reg (^|/)metrics/?$ }

                # Who it is decides where a request goes and nothing else: both versions check for themselves who asks.
                http-request set-var(txn.user) src
                http-request set-var(txn.user) req.hdr(X-User-Id) if { req.hdr(X-User-Id) -m len gt 0 }
                http-request set-var(txn.user) http_auth_bearer,jwt_payload_query('$.sub')
                http-request set-var(txn.segment) req.hdr(X-User-Segment)
                http-request set-var(txn.segment) http_auth_bearer,jwt_payload_query('$.segment')

                http-request set-var(txn.share) str(default),map_str_int({{args.SharesPath}})
                http-request set-var(txn.share) var(txn.segment),map_str_int({{args.SharesPath}})
                http-request set-var(txn.bucket) var(txn.user),xxh32,mod(100)
                acl on_trial var(txn.bucket),sub(txn.share) lt 0
                acl special path_beg {{args.SpecialistPath}}
                use_backend candidate-special if on_trial special
                use_backend candidate if on_trial
                use_backend special if special
                default_backend stable

            """;

    private static string Backends(RouterArgs args) =>
        string.Join(
            '\n',
            Backend("stable", args.Stable, Checked(args.Stable), Anyway(args.Stable)),
            Backend("special", args.Specialist, Checked(args.Specialist), Anyway(args.Specialist)),
            Backend("candidate", args.Candidate, OnTrial(args.Candidate), Anyway(args.Stable)),
            Backend("candidate-special", args.Candidate, OnTrial(args.Candidate), Anyway(args.Specialist))
        );

    private static string Backend(string name, Upstream upstream, params IReadOnlyList<string> servers) =>
        $"""
            backend {name}
                option httpchk
                http-check send meth GET uri {upstream.Check.Path} ver HTTP/1.1 hdr Host {upstream.Host}
                timeout check {Time(upstream.Check.Timeout)}
            {string.Join('\n', servers.Select(server => $"    server {server} {Resolution}"))}

            """;

    private static string Checked(Upstream upstream) =>
        $"{upstream.Name} {Address(upstream)} check inter {Time(upstream.Check.Interval)} fall {Text(upstream.Check.Failures)} rise 2";

    /// <summary>
    /// Returns the server line of the candidate: one refused connection is enough to send all users to the backup server, until checks pass
    /// again.
    /// </summary>
    private static string OnTrial(Upstream upstream) => $"{Checked(upstream)} observe layer4 error-limit 1 on-error mark-down";

    /// <summary>
    /// Returns the server line of the last fallback, which is used even if its checks fail: that alerts but does not reject users.
    /// </summary>
    private static string Anyway(Upstream upstream) => $"{upstream.Name}-anyway {Address(upstream)} backup";

    private static string Address(Upstream upstream) => $"{upstream.Host}:{Text(upstream.Port)}";

    private static string Time(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalMilliseconds}ms");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
