using System.Globalization;
using Engine.Values;

namespace Providers.Checks;

/// <summary>Finds the values at a rule's path.</summary>
internal static class InputPath
{
    /// <summary>Follows the name of a list in a path.</summary>
    public const string Elements = "[]";

    /// <summary>The objects that hold the path's last property, one for each element of the lists on the way.</summary>
    /// <returns>Each with its own path, indices in place; nothing where an object on the way is not given or not known.</returns>
    public static IEnumerable<(string Path, MapValue Holder)> Holders(string path, MapValue inputs) =>
        path.Split('.')[..^1]
            .Aggregate(
                Enumerable.Repeat((Path: "", Holder: inputs), 1),
                (holders, step) => holders.SelectMany(holder => Step(holder.Path, holder.Holder, step))
            );

    /// <summary>The last property of a path.</summary>
    public static string Last(string path) => path[(path.LastIndexOf('.') + 1)..];

    /// <summary>Whether a property is given; what is not known yet counts as given.</summary>
    public static bool IsGiven(MapValue inputs, string path) =>
        Holders(path, inputs).Any(holder => holder.Holder[Last(path)] is not null and not NullValue);

    /// <summary>Whether a property is given for certain: what is not known yet may turn out to be nothing.</summary>
    public static bool IsKnown(MapValue inputs, string path) =>
        Holders(path, inputs).Any(holder => Bare(holder.Holder[Last(path)]) is not null and not NullValue and not UnknownValue);

    /// <summary>A value without the mark of a secret.</summary>
    public static PropertyValue? Bare(PropertyValue? value) => value is SecretValue secret ? Bare(secret.Inner) : value;

    /// <summary>A path inside another.</summary>
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
