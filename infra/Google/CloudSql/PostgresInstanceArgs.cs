using Infra.Google.Network;
using Pulumi;

namespace Infra.Google.CloudSql;

/// <summary>Arguments of <see cref="PostgresInstance"/>.</summary>
public sealed record PostgresInstanceArgs
{
    /// <summary>The instance's name; the name of a deleted instance cannot be reused for a week.</summary>
    public required string InstanceName { get; init; }

    /// <summary>The region, such as <c>europe-west1</c>.</summary>
    public required string Region { get; init; }

    /// <summary>The network that holds its only (private) IP address.</summary>
    public required PrivateNetwork Network { get; init; }

    /// <summary>The name of the database.</summary>
    public required string DatabaseName { get; init; }

    /// <summary>The user that the application connects as.</summary>
    public required string ApplicationUser { get; init; }

    /// <summary>The user that can change the schema and create extensions.</summary>
    public required string MigrationUser { get; init; }

    /// <summary>Size, backups and deletion protection.</summary>
    public required PostgresSettings Settings { get; init; }

    /// <summary>The labels of the instance and its secrets.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
