namespace Infra.Vectorize;

/// <summary>Arguments of <see cref="VectorIndex"/>.</summary>
public sealed record VectorIndexArgs
{
    /// <summary>The account's id.</summary>
    public required string Account { get; init; }

    /// <summary>What it holds.</summary>
    public required VectorIndexSettings Settings { get; init; }

    /// <summary>The script that makes it, by its path from the project's folder.</summary>
    public required string Script { get; init; }
}
