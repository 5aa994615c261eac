using System.Globalization;

namespace Engine.Values;

/// <summary>Finds and replaces the value at a property path, <c>settings.disks[0].size</c>.</summary>
internal static class ValuePath
{
    private static readonly char[] Separators = ['.', '['];

    /// <summary>Returns the path of a named member.</summary>
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    /// <summary>Returns the path of a list element.</summary>
    public static string Join(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>
    /// Returns whether neither the value at the path nor any value around it is unknown. A path without a value is known to be absent.
    /// </summary>
    public static bool IsKnown(PropertyValue value, string path) =>
        value switch
        {
            UnknownValue or ComputedValue => false,
            SecretValue secret => IsKnown(secret.Inner, path),
            _ when path.Length == 0 => !value.HasUnknowns,
            _ => Step(value, path) is not var (child, rest) || IsKnown(child, rest),
        };

    /// <summary>Returns a copy in which the value at the path is unknown and all others are unchanged.</summary>
    public static PropertyValue Forget(PropertyValue value, string path) =>
        value switch
        {
            SecretValue secret => new SecretValue(Forget(secret.Inner, path)),
            _ when path.Length == 0 => UnknownValue.Instance,
            MapValue map when Step(map, path) is var (child, rest) && Name(path) is { } name => map.With([new(name, Forget(child, rest))]),
            ArrayValue list when Step(list, path) is var (child, rest) && Index(path) is { } index => new ArrayValue(
                list.Items.SetItem(index, Forget(child, rest))
            ),
            _ => value,
        };

    private static (PropertyValue Child, string Remainder)? Step(PropertyValue value, string path)
    {
        var end = path.IndexOfAny(Separators, 1);
        var rest = end < 0 ? "" : path[end..].TrimStart('.');
        return value switch
        {
            MapValue map when Name(path) is { } name && map.TryGetValue(name, out var child) => (child, rest),
            ArrayValue list when Index(path) is { } index && index < list.Items.Length => (list.Items[index], rest),
            _ => null,
        };
    }

    private static string? Name(string path)
    {
        var end = path.IndexOfAny(Separators, 1);
        return path[0] == '[' ? null
            : end < 0 ? path
            : path[..end];
    }

    private static int? Index(string path) =>
        path[0] == '['
        && path.IndexOf(']', StringComparison.Ordinal) is > 1 and var end
        && int.TryParse(path[1..end], NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}
