namespace Infra.Cloudflare.Vectorize;

/// <summary>Arguments of <see cref="VectorIndex"/>.</summary>
public sealed record VectorIndexArgs
{
    /// <summary>The Cloudflare account ID.</summary>
    public required string Account { get; init; }

    /// <summary>The index settings.</summary>
    public required VectorIndexSettings Settings { get; init; }

    /// <summary>The script that creates the index, as a path relative to the project folder.</summary>
    public required string Script { get; init; }
}
