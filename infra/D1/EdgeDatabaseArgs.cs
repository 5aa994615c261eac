using Infra.Accounts;

namespace Infra.D1;

/// <summary>Arguments of <see cref="EdgeDatabase"/>.</summary>
public sealed record EdgeDatabaseArgs
{
    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>Near which writers it is kept; a hint, which Cloudflare follows once, when the database is made.</summary>
    public required CloudflareLocation Location { get; init; }
}
