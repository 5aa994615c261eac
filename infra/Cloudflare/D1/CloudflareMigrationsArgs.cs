using Infra.Settings;

namespace Infra.Cloudflare.D1;

/// <summary>Arguments of <see cref="CloudflareMigrations"/>.</summary>
public sealed record CloudflareMigrationsArgs
{
    /// <summary>The Cloudflare account ID.</summary>
    public required string Account { get; init; }

    /// <summary>The database to migrate.</summary>
    public required CloudflareDatabase Database { get; init; }

    /// <summary>The folder with the migrations, <c>0001_first.sql</c> and so on.</summary>
    public required DeployedFolder Migrations { get; init; }

    /// <summary>The script that applies the migrations, as a path relative to the project folder.</summary>
    public required string Script { get; init; }
}
