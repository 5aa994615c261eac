using System.Text.RegularExpressions;

namespace Engine.Tests;

/// <summary>
/// A type name is declared once in the whole product, so a search for it ends at one place. The parts of a partial type share a folder.
/// </summary>
public sealed partial class TypeNameTests
{
    private static readonly string[] Folders = ["engine", "infra", "providers", "review", "stacks"];

    [Fact]
    public void Type_names_are_declared_once()
    {
        var declared = Folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file))
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "node_modules" or "obj" or "bin"))
            .SelectMany(file => Types(File.ReadAllText(Path.Combine(Repository.Root, file)), file))
            .ToList();

        Assert.True(declared.Count > 500, $"Only {declared.Count} types were found.");
        Assert.Empty(Repeated(declared));
    }

    [Fact]
    public void Type_names_declared_in_two_files_are_reported_with_both()
    {
        DeclaredType[] declared =
        [
            .. Types("public sealed record Fault(string Code)\ninternal enum Kind\npublic static partial class Catalog\n", "infra/A.cs"),
            .. Types("    private readonly record struct Kind(int X);\npublic static partial class Fault<T>\n", "engine/B.cs"),
            .. Types("/// <summary>The class Kind and the interface IKind.</summary>\ninternal interface IKind\n", "review/C.cs"),
            .. Types("static partial class Catalog\npartial class Part\n", "review/D.cs"),
            .. Types("partial class Part\n", "review/E.cs"),
        ];

        Assert.Equal(
            ["Catalog: infra/A.cs, review/D.cs", "Fault: engine/B.cs, infra/A.cs", "Kind: engine/B.cs, infra/A.cs"],
            Repeated(declared)
        );
    }

    private static IEnumerable<string> Repeated(IEnumerable<DeclaredType> declared) =>
        declared
            .GroupBy(type => type.Name)
            .Where(types => types.DistinctBy(type => type.IsPartial ? Path.GetDirectoryName(type.File) : type.File).Count() > 1)
            .OrderBy(types => types.Key, StringComparer.Ordinal)
            .Select(types => $"{types.Key}: {string.Join(", ", types.Select(type => type.File).Distinct().Order(StringComparer.Ordinal))}");

    private static IEnumerable<DeclaredType> Types(string source, string file) =>
        Declaration()
            .Matches(source)
            .Select(match => new DeclaredType(
                match.Groups["name"].Value,
                file,
                match.Groups["modifier"].Captures.Any(modifier => modifier.Value == "partial")
            ));

    [GeneratedRegex(
        @"^ *(?:(?<modifier>public|internal|private|protected|file|sealed|static|partial|abstract|readonly|ref|unsafe) )*"
            + @"(?:class|record struct|record class|record|struct|enum|interface|delegate \S+) (?<name>\w+)",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    )]
    private static partial Regex Declaration();

    private sealed record DeclaredType(string Name, string File, bool IsPartial);
}
