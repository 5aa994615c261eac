using System.Collections.Immutable;

namespace Infra.Tests.Recording;

/// <summary>A resource as registered by the program.</summary>
internal sealed record RecordedResource(string Type, string Name, ImmutableDictionary<string, object> Inputs)
{
    /// <summary>The key that identifies a resource of a stack; under mocks the official SDK does not report the parent.</summary>
    public string Key => $"{Type} {Name}";

    public bool IsComponent => Type.StartsWith("platform:", StringComparison.Ordinal);

    /// <summary>Returns an input by path, <c>settings.tier</c> or <c>template.containers[0].image</c>; null if it is not set.</summary>
    public object? At(string path) => Leaves().TryGetValue(path, out var value) ? value : null;

    /// <summary>Returns all input values by path, in ordinal order.</summary>
    public SortedDictionary<string, object?> Leaves()
    {
        var leaves = new SortedDictionary<string, object?>(InputPaths.Order);
        InputPaths.Collect("", Inputs, leaves);
        return leaves;
    }
}
