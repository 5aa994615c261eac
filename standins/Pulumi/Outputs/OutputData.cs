using System.Collections.Immutable;

namespace Pulumi;

/// <summary>The result of an output: a value, whether it is known and secret, and the resources it depends on.</summary>
internal readonly record struct OutputData<T>(T Value, bool IsKnown, bool IsSecret, ImmutableHashSet<Resource> Resources)
{
    public static OutputData<T> Known(T value) => new(value, true, false, []);

    public OutputData<TOther> With<TOther>(TOther value) => new(value, IsKnown, IsSecret, Resources);

    /// <summary>
    /// Returns this value combined with the known and secret flags and the resources of the outer value that contained it.
    /// </summary>
    public OutputData<T> Under<TOuter>(OutputData<TOuter> outer) =>
        new(Value, IsKnown && outer.IsKnown, IsSecret || outer.IsSecret, Resources.Union(outer.Resources));
}

internal interface IOutput
{
    Task<OutputData<object?>> GetDataAsync();
}
