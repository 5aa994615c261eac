using System.Collections.Immutable;

namespace Infra.Tests.Recording;

/// <summary>A resource as the program registered it.</summary>
internal sealed record RecordedResource(string Type, string Name, ImmutableDictionary<string, object> Inputs)
{
    /// <summary>What no two resources of a stack share; under mocks the official SDK does not tell the parent.</summary>
    public string Key => $"{Type} {Name}";

    public bool IsComponent => Type.StartsWith("platform:", StringComparison.Ordinal);

    /// <summary>An input by its path, <c>settings.tier</c> or <c>template.containers[0].image</c>; null where it is not given.</summary>
    public object? At(string path) => Leaves().TryGetValue(path, out var value) ? value : null;

    /// <summary>Every value inside the inputs by its path, in ordinal order.</summary>
    public SortedDictionary<string, object?> Leaves()
    {
        var leaves = new SortedDictionary<string, object?>(InputPaths.Order);
        InputPaths.Collect("", Inputs, leaves);
        return leaves;
    }
}
