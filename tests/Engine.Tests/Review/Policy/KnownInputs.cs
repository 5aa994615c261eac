using System.Collections.Immutable;
using Engine.Values;

namespace Engine.Tests.Review.Policy;

/// <summary>The inputs in the providers' schemas that rules and fixtures may use, from <c>Fixtures/inputs.txt</c>.</summary>
internal static class KnownInputs
{
    private static readonly string File = Path.Combine(Repository.Root, "tests/Engine.Tests/Review/Policy/Fixtures/inputs.txt");

    private static readonly ImmutableHashSet<string> All = Read();

    /// <param name="type">The resource type.</param>
    /// <param name="path">A path such as <c>template.containers[*].image</c>; empty for the type alone.</param>
    public static bool Contain(string type, string path) => All.Contains($"{type} {path}".TrimEnd());

    /// <summary>Returns the paths of a resource's inputs, with <c>[*]</c> for each list.</summary>
    public static IEnumerable<string> PathsOf(PropertyValue value, string path = "") =>
        value switch
        {
            MapValue map when !map.Equals(MapValue.Empty) => map.SelectMany(entry =>
                PathsOf(entry.Value, $"{path}.{entry.Key}".TrimStart('.'))
            ),
            ArrayValue { Items.IsEmpty: false } list => list.Items.SelectMany(item => PathsOf(item, $"{path}[*]")),
            _ => [path],
        };

    private static ImmutableHashSet<string> Read()
    {
        var (paths, type) = (ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal), "");
        foreach (var line in System.IO.File.ReadLines(File).Where(line => !line.StartsWith('#')))
        {
            type = line.StartsWith(' ') ? type : line;
            paths.Add(line.StartsWith(' ') ? $"{type} {line.Trim()}" : line);
        }

        return paths.ToImmutable();
    }
}
