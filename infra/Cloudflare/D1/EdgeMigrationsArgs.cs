using Infra.Settings;

namespace Infra.Cloudflare.D1;

/// <summary>Arguments of <see cref="EdgeMigrations"/>.</summary>
public sealed record EdgeMigrationsArgs
{
    /// <summary>The Cloudflare account ID.</summary>
    public required string Account { get; init; }

    /// <summary>The database to migrate.</summary>
    public required EdgeDatabase Database { get; init; }

    /// <summary>The folder with the migrations, <c>0001_first.sql</c> and so on.</summary>
    public required ProjectFolder Migrations { get; init; }

    /// <summary>The script that applies the migrations, as a path relative to the project folder.</summary>
    public required string Script { get; init; }
}
