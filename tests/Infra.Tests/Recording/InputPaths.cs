using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Pulumi;

namespace Infra.Tests.Recording;

/// <summary>The paths of the values in a resource's inputs.</summary>
internal static partial class InputPaths
{
    /// <summary>The ordinal order, with indexes compared as numbers: the tenth variable comes after the second.</summary>
    public static IComparer<string> Order { get; } =
        Comparer<string>.Create((left, right) => string.CompareOrdinal(Index().Replace(left, Padded), Index().Replace(right, Padded)));

    public static void Collect(string path, object? value, IDictionary<string, object?> leaves)
    {
        switch (value)
        {
            case IDictionary { Count: > 0 } map:
                foreach (DictionaryEntry entry in map)
                {
                    Collect(path.Length == 0 ? $"{entry.Key}" : $"{path}.{entry.Key}", entry.Value, leaves);
                }

                break;
            case IDictionary when path.Length > 0:
                leaves[path] = "{}";
                break;
            case StringAsset:
                leaves[path] = "[asset]";
                break;
            case IDictionary:
                break;
            case string or not IEnumerable:
                leaves[path] = value;
                break;
            case IEnumerable list:
                CollectItems(path, list, leaves);
                break;
        }
    }

    private static void CollectItems(string path, IEnumerable list, IDictionary<string, object?> leaves)
    {
        var index = 0;
        foreach (var item in list)
        {
            Collect(string.Create(CultureInfo.InvariantCulture, $"{path}[{index++}]"), item, leaves);
        }

        if (index == 0)
        {
            leaves[path] = "[]";
        }
    }

    private static string Padded(Match index) => index.Value.PadLeft(4, '0');

    [GeneratedRegex(@"(?<=\[)\d+(?=\])", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
