namespace Infra.Google.LoadBalancing;

/// <summary>The security headers of every page. Source: https://owasp.org/www-project-secure-headers.</summary>
internal static class SecurityHeaders
{
    public static IReadOnlyList<string> All { get; } =
    [
        "Strict-Transport-Security: max-age=31536000; includeSubDomains",
        "X-Content-Type-Options: nosniff",
        "X-Frame-Options: DENY",
        "Referrer-Policy: strict-origin-when-cross-origin",
    ];
}
