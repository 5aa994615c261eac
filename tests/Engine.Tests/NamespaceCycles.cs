using System.Text.RegularExpressions;

namespace Engine.Tests;

/// <summary>
/// Finds namespaces with the same parent that use each other in a cycle, directly or through others. A namespace and those inside it count
/// as one: a folder may use its subfolders, and they may use it.
/// </summary>
internal static partial class NamespaceCycles
{
    /// <param name="files">The names and contents of source files.</param>
    /// <returns>Each cycle once, from its first namespace in ordinal order, with a file for each step.</returns>
    public static IReadOnlyList<string> Find(IEnumerable<(string Name, string Source)> files)
    {
        var sources = files.Select(file => new SourceFile(file.Name, file.Source)).Where(source => source.Namespace.Length > 0).ToList();
        var types = sources.ToLookup(source => source.Namespace, source => source.Types, StringComparer.Ordinal);
        var steps = sources
            .SelectMany(source => Used(source, types).Select(used => Step(source, used)))
            .OfType<Use>()
            .OrderBy(use => use.To, StringComparer.Ordinal)
            .ThenBy(use => use.File, StringComparer.Ordinal)
            .DistinctBy(use => (use.From, use.To))
            .ToLookup(use => use.From, StringComparer.Ordinal);
        return
        [
            .. steps
                .Select(from => from.Key)
                .Order(StringComparer.Ordinal)
                .Select(start => Shortest(start, steps))
                .Where(cycle => cycle.Length > 0 && cycle.All(use => string.CompareOrdinal(use.From, cycle[0].From) >= 0))
                .Select(cycle => $"{string.Join(" → ", cycle.Select(use => $"{use.From} ({use.File})"))} → {cycle[0].From}"),
        ];
    }

    /// <summary>Returns the namespaces that a file imports, and those that it names in part, as in <c>Relations.Reference</c>.</summary>
    private static IEnumerable<string> Used(SourceFile source, ILookup<string, IReadOnlySet<string>> types) =>
        source
            .Imports.Select(import => types.Contains(import) ? import : import[..Math.Max(0, import.LastIndexOf('.'))])
            .Concat(
                from part in source.Qualified
                from around in source.Ancestors.Append("")
                let name = around.Length == 0 ? part.Qualifier : $"{around}.{part.Qualifier}"
                where types[name].Any(declared => declared.Contains(part.Name))
                select name
            )
            .Where(types.Contains);

    /// <summary>Returns the use between the two ancestors with the same parent; null within one namespace and its own.</summary>
    private static Use? Step(SourceFile source, string used)
    {
        var (from, to) = (source.Namespace.Split('.'), used.Split('.'));
        var shared = from.Zip(to).TakeWhile(both => both.First == both.Second).Count();
        return shared == from.Length || shared == to.Length
            ? null
            : new Use(string.Join('.', from[..(shared + 1)]), string.Join('.', to[..(shared + 1)]), source.File);
    }

    /// <summary>Returns the steps of a shortest cycle; empty if the namespace is in none.</summary>
    private static Use[] Shortest(string start, ILookup<string, Use> steps)
    {
        var open = new Queue<Use[]>(steps[start].Select(use => new[] { use }));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (open.TryDequeue(out var path))
        {
            if (path[^1].To == start)
            {
                return path;
            }

            foreach (var next in seen.Add(path[^1].To) ? steps[path[^1].To] : [])
            {
                open.Enqueue([.. path, next]);
            }
        }

        return [];
    }

    /// <summary>One namespace uses another of the same parent.</summary>
    private sealed record Use(string From, string To, string File);

    /// <summary>What matters in a source file.</summary>
    private sealed class SourceFile(string file, string source)
    {
        public string File => file;

        public string Namespace { get; } = NamespaceOf().Match(source).Groups["name"].Value;

        /// <summary>The namespace and those around it, whose names are visible without an import.</summary>
        public IEnumerable<string> Ancestors
        {
            get
            {
                var names = Namespace.Split('.');
                return Enumerable.Range(1, names.Length).Select(length => string.Join('.', names[..length]));
            }
        }

        public IReadOnlySet<string> Types { get; } = Declared().Matches(source).Select(match => match.Groups["name"].Value).ToHashSet();

        public IEnumerable<string> Imports { get; } = [.. Import().Matches(source).Select(match => match.Groups["name"].Value)];

        /// <summary>The names with a qualifier before the dot.</summary>
        public IReadOnlyCollection<(string Qualifier, string Name)> Qualified { get; } =
            Chain().Matches(Ignored().Replace(source, "")).SelectMany(chain => Pairs(chain.Value.Split('.'))).ToHashSet();

        private static IEnumerable<(string Qualifier, string Name)> Pairs(string[] names) =>
            Enumerable.Range(1, names.Length - 1).Select(at => (string.Join('.', names[..at]), names[at]));
    }

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();

    [GeneratedRegex(@"^using (?:static )?(?:\w+ = )?(?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"\b(?:class|struct|interface|enum|record)\s+(?<name>[A-Z]\w*)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"(?<![\w.])[A-Z]\w*(?:\.[A-Z]\w*)+")]
    private static partial Regex Chain();

    [GeneratedRegex(@"^(?:using|namespace) .*|//.*", RegexOptions.Multiline)]
    private static partial Regex Ignored();
}
