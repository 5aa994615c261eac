using Infra.Google.Iam;
using Infra.Google.Network;
using Pulumi;

namespace Infra.Google.CloudSql;

/// <summary>Arguments of <see cref="PostgresMigration"/>.</summary>
public sealed record PostgresMigrationArgs
{
    /// <summary>The project ID.</summary>
    public required string Project { get; init; }

    /// <summary>The region, such as <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The database to migrate.</summary>
    public required PostgresInstance Database { get; init; }

    /// <summary>The network through which the database is reached.</summary>
    public required PrivateNetwork Network { get; init; }

    /// <summary>The service account of the job; it can read the scripts and the migration user's password.</summary>
    public required WorkloadIdentity Identity { get; init; }

    /// <summary>An image with <c>psql</c> and <c>bash</c>, pinned by digest.</summary>
    public required string Image { get; init; }

    /// <summary>The scripts by file name; <c>migrate.sh</c> applies them in ordinal order.</summary>
    public required IReadOnlyDictionary<string, string> Scripts { get; init; }

    /// <summary>Variables that the scripts can use, in addition to the connection variables.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>The labels of the job and the bucket.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
