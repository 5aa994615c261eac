using Infra.Cloudflare.Account;

namespace Infra.Cloudflare.D1;

/// <summary>Arguments of <see cref="CloudflareDatabase"/>.</summary>
public sealed record CloudflareDatabaseArgs
{
    /// <summary>The Cloudflare account ID.</summary>
    public required string Account { get; init; }

    /// <summary>
    /// The location hint, which should be close to the main writers. Cloudflare uses it only when the database is created.
    /// </summary>
    public required CloudflareLocation Location { get; init; }
}
