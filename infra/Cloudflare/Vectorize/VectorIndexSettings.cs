using Infra.Quantities;
using Infra.Settings;

namespace Infra.Cloudflare.Vectorize;

/// <summary>The distance metric of an index.</summary>
/// <remarks>Source: https://developers.cloudflare.com/vectorize/best-practices/create-indexes/#distance-metrics.</remarks>
public enum VectorMetric
{
    /// <summary>Cosine similarity.</summary>
    Cosine,

    /// <summary>Euclidean distance.</summary>
    Euclidean,

    /// <summary>The dot product.</summary>
    DotProduct,
}

/// <summary>The settings of an index; they cannot be changed after its creation.</summary>
public sealed record VectorIndexSettings
{
    /// <summary>Source: https://developers.cloudflare.com/vectorize/platform/limits/ (at most 1,536).</summary>
    private static readonly Limit<int> DimensionLimit = new(1, 1_536, "dimensions");

    /// <summary>The number of dimensions of a vector.</summary>
    /// <value>1 to 1,536 dimensions.</value>
    public required int Dimensions { get; init; }

    /// <summary>The distance metric.</summary>
    public required VectorMetric Metric { get; init; }

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static VectorIndexSettings Read(SettingsSection section) =>
        new() { Dimensions = section.Integer("dimensions", DimensionLimit), Metric = section.Choice<VectorMetric>("metric") };
}
