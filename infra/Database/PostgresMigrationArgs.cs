using Infra.Identity;
using Infra.Network;
using Pulumi;

namespace Infra.Database;

/// <summary>Arguments of <see cref="PostgresMigration"/>.</summary>
public sealed record PostgresMigrationArgs
{
    /// <summary>The project's id.</summary>
    public required string Project { get; init; }

    /// <summary>The region, <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The database to change.</summary>
    public required PostgresInstance Database { get; init; }

    /// <summary>The network the database is reached through.</summary>
    public required PrivateNetwork Network { get; init; }

    /// <summary>The account the job runs as; it may read the scripts and the migration user's password.</summary>
    public required WorkloadIdentity Identity { get; init; }

    /// <summary>An image with <c>psql</c> and <c>bash</c>, by digest.</summary>
    public required string Image { get; init; }

    /// <summary>The scripts by file name; they are applied in ordinal order, <c>migrate.sh</c> applies them.</summary>
    public required IReadOnlyDictionary<string, string> Scripts { get; init; }

    /// <summary>Variables the scripts may name, beside those of the connection.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Labels of the job and the scripts' bucket.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
