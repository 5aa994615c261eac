using System.Text.RegularExpressions;

namespace Standins.Tests.PublicApi;

/// <summary>
/// The official SDK includes ASP.NET Core's generator, which makes the <c>Program</c> class of a project with top-level statements public:
/// tests that reference the program then bind to it instead of to a type of theirs in an imported namespace.
/// </summary>
public sealed partial class ProgramNameTests
{
    [Fact]
    public void Tests_declare_no_type_or_namespace_called_Program()
    {
        var tests = Path.Combine(Repository.Root, "tests");
        var programs = Directory
            .EnumerateFiles(tests, "*.csproj", SearchOption.AllDirectories)
            .Where(project => File.ReadAllText(project).Contains("<OutputType>Exe</OutputType>", StringComparison.Ordinal))
            .Select(project => Path.GetDirectoryName(project)! + Path.DirectorySeparatorChar)
            .ToList();

        var files = Directory
            .EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories)
            .Where(file => !programs.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))
            .ToList();
        var strays = files.Where(file => Clashes(File.ReadAllText(file))).Select(file => Path.GetRelativePath(tests, file));

        Assert.Contains(files, file => file.EndsWith("InstalledProgram.cs", StringComparison.Ordinal));
        Assert.Empty(strays);
    }

    [Theory]
    [InlineData("internal static class Program\n{", true)]
    [InlineData("public sealed record Program(string Name);", true)]
    [InlineData("namespace Tests.Program;", true)]
    [InlineData("namespace Tests.Program.Inner;", true)]
    [InlineData("namespace Tests.Programs;\npublic sealed class ProgramRun;", false)]
    [InlineData("/// <summary>A class Program would clash.</summary>", false)]
    public void Declaration_of_that_name_is_found(string source, bool clashes) => Assert.Equal(clashes, Clashes(source));

    private static bool Clashes(string source) => Declaration().IsMatch(source);

    [GeneratedRegex(
        @"^\s*(?:namespace [\w.]*?\bProgram\b|(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref) )*"
            + @"(?:class|record|struct|record struct|enum|interface) Program\b)",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    )]
    private static partial Regex Declaration();
}
