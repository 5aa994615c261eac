using System.Text.RegularExpressions;

namespace Engine.Tests.Diagnostics;

/// <summary>The tests named in docs/security.md exist, so that every promise keeps its proof.</summary>
public sealed partial class SecurityDocumentTests
{
    private static readonly Lazy<ILookup<string, string>> Sources = new(() =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText, StringComparer.Ordinal)
    );

    [Fact]
    public void Tests_that_the_document_names_exist()
    {
        var document = File.ReadAllText(Path.Combine(Repository.Root, "docs", "security.md"));
        var named = Named()
            .Matches(document)
            .Select(match => (Class: match.Groups["class"].Value, Method: match.Groups["method"].Value))
            .ToList();

        Assert.True(named.Count > 40, $"only {named.Count} tests are named");
        Assert.All(named, test => Assert.True(Exists(test.Class, test.Method), $"{test.Class}.{test.Method} does not exist"));
    }

    private static bool Exists(string type, string method) =>
        Sources.Value[type].Any(text => method.Length == 0 || text.Contains($" {method}(", StringComparison.Ordinal));

    [GeneratedRegex("`(?<class>[A-Z][A-Za-z]+Tests)(\\.(?<method>[A-Za-z_]+))?`", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
