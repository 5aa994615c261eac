using Infra.Quantities;
using Infra.Settings;

namespace Infra.Vectorize;

/// <summary>How near two vectors are.</summary>
/// <remarks>Source: https://developers.cloudflare.com/vectorize/best-practices/create-indexes/#distance-metrics.</remarks>
public enum VectorMetric
{
    /// <summary>By the angle between them.</summary>
    Cosine,

    /// <summary>By the distance of their ends.</summary>
    Euclidean,

    /// <summary>By their product, which length counts in.</summary>
    DotProduct,
}

/// <summary>What an index holds; neither can change once it is there.</summary>
public sealed record VectorIndexSettings
{
    /// <summary>Source: https://developers.cloudflare.com/vectorize/platform/limits/ (at most 1,536).</summary>
    private static readonly Limit<int> DimensionLimit = new(1, 1_536, "dimensions");

    /// <summary>The width of a vector.</summary>
    /// <value>1 to 1,536 dimensions.</value>
    public required int Dimensions { get; init; }

    /// <summary>What near means.</summary>
    public required VectorMetric Metric { get; init; }

    /// <summary>Reads them from the stack's settings.</summary>
    public static VectorIndexSettings Read(SettingsSection section) =>
        new() { Dimensions = section.Integer("dimensions", DimensionLimit), Metric = section.Choice<VectorMetric>("metric") };
}
