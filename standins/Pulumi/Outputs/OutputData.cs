using System.Collections.Immutable;

namespace Pulumi;

/// <summary>What an output holds once it is settled: a value, whether it is known and secret, and the resources it came from.</summary>
internal readonly record struct OutputData<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources)
{
    public static OutputData<T> Known(T value) => new(value, true, false, []);

    public OutputData<TOther> With<TOther>(TOther value) => new(value, IsKnown, IsSecret, Resources);

    /// <summary>This value in the light of the outer one it was reached through.</summary>
    public OutputData<T> Under<TOuter>(OutputData<TOuter> outer) =>
        new(Value, IsKnown && outer.IsKnown, IsSecret || outer.IsSecret, Resources.Union(outer.Resources));
}

internal interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();
}
