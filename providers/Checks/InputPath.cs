using System.Globalization;
using Engine.Values;

namespace Providers.Checks;

/// <summary>Finds the values at a rule's path.</summary>
internal static class InputPath
{
    /// <summary>The suffix of a list's name in a path.</summary>
    public const string Elements = "[]";

    /// <summary>Returns the objects that hold the path's last property: one for each element of the lists in the path.</summary>
    /// <returns>Each object with its own path, including indices; none if an object in the path is missing or unknown.</returns>
    public static IEnumerable<(string Path, MapValue Holder)> Holders(string path, MapValue inputs) =>
        path.Split('.')[..^1]
            .Aggregate(
                Enumerable.Repeat((Path: "", Holder: inputs), 1),
                (holders, step) => holders.SelectMany(holder => Step(holder.Path, holder.Holder, step))
            );

    /// <summary>Returns the last property of a path.</summary>
    public static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    /// <summary>Returns whether a property is set; an unknown value counts as set.</summary>
    public static bool IsGiven(MapValue inputs, string path) =>
        Holders(path, inputs).Any(holder => holder.Holder[Last(path)] is not null and not NullValue);

    /// <summary>Returns whether a property is certain to be set: an unknown value may turn out to be null.</summary>
    public static bool IsKnown(MapValue inputs, string path) =>
        Holders(path, inputs).Any(holder => Bare(holder.Holder[Last(path)]) is not null and not NullValue and not UnknownValue);

    /// <summary>Returns a value without its secret marker.</summary>
    public static PropertyValue? Bare(PropertyValue? value) => value is SecretValue secret ? Bare(secret.Inner) : value;

    /// <summary>Returns the path of a property inside an object.</summary>
    public static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static IEnumerable<(string Path, MapValue Holder)> Step(string path, MapValue holder, string step)
    {
        var isList = step.EndsWith(Elements, StringComparison.Ordinal);
        var name = isList ? step[..^Elements.Length] : step;
        return Bare(holder[name]) switch
        {
            MapValue map => [(Join(path, name), map)],
            ArrayValue list when isList => list
                .Items.Select(
                    (item, index) => (Join(path, string.Create(CultureInfo.InvariantCulture, $"{name}[{index}]")), Bare(item) as MapValue)
                )
                .Where(item => item.Item2 is not null)
                .Select(item => (item.Item1, item.Item2!)),
            _ => [],
        };
    }
}
