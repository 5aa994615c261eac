using System.Text.RegularExpressions;

namespace Engine.Tests.Diagnostics;

/// <summary>The files, folders and tests that documents name exist, so that a reader finds them after a move too.</summary>
public sealed partial class GuideDocumentTests
{
    private const string Guide = "CONTRIBUTING.md";

    /// <summary>The history, which names files as they were.</summary>
    private const string History = "CHANGELOG.md";

    /// <summary>The documents that name a file only if it is part of the repository.</summary>
    public static TheoryData<string> Guides => ["docs/architecture.md", Guide];

    /// <summary>The other documents, whose examples may name files of other projects.</summary>
    public static TheoryData<string> Documents =>
        [
            .. Directory
                .EnumerateFiles(Repository.Root, "*.md")
                .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
                .Select(file => Path.GetRelativePath(Repository.Root, file))
                .Where(file => file != History)
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Guides))]
    public void Every_path_of_a_guide_exists(string guide)
    {
        var paths = Paths(guide).ToList();

        Assert.True(paths.Count > 30, $"{guide} names only {paths.Count} paths");
        Assert.Equal("", string.Join('\n', paths.Where(path => !Exists(path))));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_path_in_a_folder_of_this_repository_exists(string document) =>
        Assert.Equal("", string.Join('\n', Paths(document).Where(path => IsOfThisRepository(path) && !Exists(path))));

    [Fact]
    public void Every_test_that_a_recipe_names_exists()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories);
        var known = files.Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet(StringComparer.Ordinal);
        var named = Tests().Matches(Text(Guide)).Select(match => match.Value).Distinct().ToList();

        Assert.True(named.Count > 20, $"only {named.Count} tests are named");
        Assert.Equal("", string.Join('\n', named.Where(test => !known.Contains(test))));
    }

    [Theory]
    [InlineData("`infra/Google/PubSub`, `usage.yaml` and `.ci/run`", "infra/Google/PubSub usage.yaml .ci/run")]
    [InlineData("`stacks/<system>/<System>.cs`, `providers/*/schema.json`, `record.image`, `gcp:project`, infra/A.cs", "")]
    public void A_path_is_in_back_quotes_and_has_no_placeholder(string text, string paths) =>
        Assert.Equal(paths, string.Join(' ', PathsIn(text)));

    private static IEnumerable<string> Paths(string document) => PathsIn(Text(document));

    private static IEnumerable<string> PathsIn(string text) => Quoted().Matches(text).Select(match => match.Groups["path"].Value);

    private static string Text(string document) => File.ReadAllText(Path.Combine(Repository.Root, document));

    private static bool IsOfThisRepository(string path) => path.IndexOf('/') is > 0 and var end && Exists(path[..end]);

    private static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    /// <summary>Matches a path with a slash, or a file name with a known extension.</summary>
    [GeneratedRegex(
        @"`(?<path>\.?[\w-][\w.-]*(?:/[\w.-]+)+/?|[\w.-]+\.(?:cs|csproj|json|md|mjs|props|proto|sh|sql|targets|yaml))`",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+Tests\b", RegexOptions.CultureInvariant)]
    private static partial Regex Tests();
}
