using System.Text.RegularExpressions;
using Engine.Diagnostics;

namespace Engine.Tests.Diagnostics;

/// <summary>The agreement of docs/diagnostics.md with the codes in the sources.</summary>
public sealed partial class DiagnosticsDocumentTests
{
    private static readonly string[] SourceFolders = ["engine", "infra", "providers", "review", "standins", "stacks"];

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
    public void Rows_have_an_exit_code_there_is_a_meaning_and_a_fix() =>
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

    [GeneratedRegex(@"^\| (?<code>[A-Z]{3}[0-9]{3}) \| (?<exit>[^|]*) \| (?<meaning>[^|]*) \| (?<fix>[^|]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
