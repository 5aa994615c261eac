using System.Text.RegularExpressions;

namespace Engine.Tests;

/// <summary>A type name is declared once in the whole product, so a search for it ends at one place.</summary>
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
            .SelectMany(file => Names(File.ReadAllText(Path.Combine(Repository.Root, file))).Select(name => (Name: name, File: file)))
            .ToList();

        Assert.True(declared.Count > 500, $"Only {declared.Count} types were found.");
        Assert.Empty(Repeated(declared));
    }

    [Fact]
    public void Type_names_declared_in_two_files_are_reported_with_both()
    {
        (string, string)[] declared =
        [
            .. Names("public sealed record Fault(string Code)\ninternal enum Kind\n").Select(name => (name, "infra/A.cs")),
            .. Names("    private readonly record struct Kind(int X);\npublic static partial class Fault<T>\n")
                .Select(name => (name, "engine/B.cs")),
            .. Names("/// <summary>The class Kind and the interface IKind.</summary>\ninternal interface IKind\n")
                .Select(name => (name, "review/C.cs")),
        ];

        Assert.Equal(["Fault: engine/B.cs, infra/A.cs", "Kind: engine/B.cs, infra/A.cs"], Repeated(declared));
    }

    private static IEnumerable<string> Repeated(IEnumerable<(string Name, string File)> declared) =>
        declared
            .GroupBy(type => type.Name, type => type.File)
            .Where(type => type.Distinct().Count() > 1)
            .OrderBy(type => type.Key, StringComparer.Ordinal)
            .Select(type => $"{type.Key}: {string.Join(", ", type.Distinct().Order(StringComparer.Ordinal))}");

    private static IEnumerable<string> Names(string source) => Declaration().Matches(source).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(
        @"^ *(?:(?:public|internal|private|protected|file|sealed|static|partial|abstract|readonly|ref|unsafe) )*"
            + @"(?:class|record struct|record class|record|struct|enum|interface|delegate \S+) (?<name>\w+)",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    )]
    private static partial Regex Declaration();
}
