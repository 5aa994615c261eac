using Infra.Network;
using Pulumi;

namespace Infra.Database;

/// <summary>Arguments of <see cref="PostgresInstance"/>.</summary>
public sealed record PostgresInstanceArgs
{
    /// <summary>The instance's name; a deleted name cannot be used again for a week.</summary>
    public required string InstanceName { get; init; }

    /// <summary>The region, <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The network it has its only address in.</summary>
    public required PrivateNetwork Network { get; init; }

    /// <summary>The database inside it.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>The user the application connects as.</summary>
    public required string ApplicationUser { get; init; }

    /// <summary>The user that may change the schema and make extensions.</summary>
    public required string MigrationUser { get; init; }

    /// <summary>Size, backups and protection.</summary>
    public required PostgresSettings Settings { get; init; }

    /// <summary>Labels of the instance and its secrets.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
