using Infra.Settings;

namespace Infra.D1;

/// <summary>Arguments of <see cref="EdgeMigrations"/>.</summary>
public sealed record EdgeMigrationsArgs
{
    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>The database to change.</summary>
    public required EdgeDatabase Database { get; init; }

    /// <summary>The folder of migrations, <c>0001_first.sql</c> and on.</summary>
    public required ProjectFolder Migrations { get; init; }

    /// <summary>The script that applies them, by its path from the project's folder.</summary>
    public required string Script { get; init; }
}
