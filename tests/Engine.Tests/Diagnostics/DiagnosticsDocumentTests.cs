using System.Text.RegularExpressions;
using Engine.Diagnostics;
using Review.Diagnostics;

namespace Engine.Tests.Diagnostics;

/// <summary>The agreement of docs/diagnostics.md with the catalogs of messages and with the codes in the sources.</summary>
public sealed partial class DiagnosticsDocumentTests
{
    private static readonly string[] SourceFolders = ["engine", "infra", "providers", "review", "standins", "stacks"];

    private static readonly Dictionary<string, DiagnosticCatalog> Catalogs = new(StringComparer.Ordinal)
    {
        ["ENG"] = new(typeof(EngineDiagnostics), "ENG", "engine/Diagnostics", "engine", "providers"),
        ["REV"] = new(typeof(ReviewDiagnostics), "REV", "review/Diagnostics", "review"),
    };

    public static TheoryData<string> Prefixes => [.. Catalogs.Keys];

    private static string Document { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs", "diagnostics.md"));

    [Fact]
    public void Codes_of_the_sources_are_those_of_the_document()
    {
        var used = SourceFolders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.*", SearchOption.AllDirectories))
            .Where(file =>
                file.EndsWith(".cs", StringComparison.Ordinal) || (file.EndsWith(".mjs", StringComparison.Ordinal) && IsOurs(file))
            )
            .SelectMany(file => UsedCode().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["code"].Value)
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Equal(used, Rows().Select(row => row.Groups["code"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Rows_have_a_valid_exit_code_a_meaning_and_a_fix() =>
        Assert.All(
            Rows(),
            row =>
            {
                var exit = row.Groups["exit"].Value;
                Assert.True(exit == "32, the program's own" || Enum.GetValues<ExitCode>().Any(code => $"{(int)code}" == exit), row.Value);
                Assert.NotEqual("", row.Groups["meaning"].Value);
                Assert.NotEqual("", row.Groups["fix"].Value);
            }
        );

    [Fact]
    public void Exit_codes_of_the_document_and_the_readme_are_those_of_the_tool()
    {
        var tool = Enum.GetValues<ExitCode>().Select(code => $"{(int)code}").ToList();
        var readme = File.ReadLines(Path.Combine(Repository.Root, "README.md"))
            .SkipWhile(line => !line.StartsWith("Exit codes:", StringComparison.Ordinal))
            .TakeWhile(line => line.Length > 0);

        Assert.Equal(tool, ExitRow().Matches(Document).Select(row => row.Groups["exit"].Value));
        Assert.Equal(tool, Number().Matches(string.Join(' ', readme)).Select(number => number.Value));
    }

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void Catalog_creates_the_codes_and_exit_codes_of_the_document(string prefix)
    {
        var rows = Rows()
            .Select(row => $"{row.Groups["code"].Value} exits with {row.Groups["exit"].Value}")
            .Where(row => row.StartsWith(prefix, StringComparison.Ordinal));
        var faults = Catalogs[prefix].Faults().Values.Select(fault => $"{fault.Code} exits with {(int)fault.ExitCode}").Distinct();

        Assert.Equal(faults.Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void Catalog_contains_each_code_once_and_creates_it(string prefix)
    {
        var catalog = Catalogs[prefix];
        var created = catalog.Faults().Values.Select(fault => fault.Code).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(created, catalog.OwnFiles().SelectMany(catalog.CodesIn).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Prefixes))]
    public void Codes_occur_only_in_the_catalog(string prefix)
    {
        var catalog = Catalogs[prefix];

        Assert.Empty(
            catalog.OtherFiles().SelectMany(file => catalog.CodesIn(file).Select(code => $"{Path.GetFileName(file)} contains {code}"))
        );
    }

    private static bool IsOurs(string file) => !file.Contains("node_modules", StringComparison.Ordinal);

    private static MatchCollection Rows()
    {
        var rows = Row().Matches(Document);
        Assert.NotEmpty(rows);
        return rows;
    }

    /// <summary>Matches a code at the start of a string in the sources.</summary>
    [GeneratedRegex("\"(?<code>(EDG|ENG|INF|REV|STD)[0-9]{3})[ \"]")]
    private static partial Regex UsedCode();

    /// <summary>Matches a row of the table of exit codes.</summary>
    [GeneratedRegex(@"^\| (?<exit>[0-9]+) \|", RegexOptions.Multiline)]
    private static partial Regex ExitRow();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\| (?<code>[A-Z]{3}[0-9]{3}) \| (?<exit>[^|]*) \| (?<meaning>[^|]*) \| (?<fix>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
