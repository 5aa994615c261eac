using System.Text.RegularExpressions;

namespace Engine.Tests;

/// <summary>
/// The allowed dependencies between folders; several folders share one assembly, so the compiler does not enforce them
/// (docs/adr/0003-layout.md).
/// </summary>
public sealed partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> MayUse = new(StringComparer.Ordinal)
    {
        ["engine"] = ["Engine"],
        ["providers"] = ["Engine", "Providers"],
        ["review"] = ["Engine", "Providers", "Review"],
        // The search for the nearest name is shared by files and settings; Infra.csproj compiles that file and no other.
        ["infra"] = ["Infra", "Engine.Diagnostics"],
        ["stacks"] = ["Infra", "Stacks"],
    };

    public static TheoryData<string> Folders => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void FoldersUseOnlyWhatTheyMay(string folder)
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories).Where(IsSource).ToList();

        var strays = files.SelectMany(file =>
            OwnNamespaces()
                .Matches(File.ReadAllText(file))
                .Select(match => match.Value)
                .Where(name => !MayUse[folder].Any(allowed => name == allowed || name.StartsWith($"{allowed}.", StringComparison.Ordinal)))
                .Select(name => $"{Path.GetRelativePath(Repository.Root, file)}: {name}")
        );

        Assert.NotEmpty(files);
        Assert.Empty(strays);
    }

    [Fact]
    public void TheProgramCompilesOnlyOneFileOfTheEngine()
    {
        var project = File.ReadAllText(Path.Combine(Repository.Root, "Infra.csproj"));

        Assert.Equal(["engine/Diagnostics/NearestName.cs"], EngineFiles().Matches(project).Select(match => match.Value));
        Assert.DoesNotContain("standins", project, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsSource(string file) =>
        !file.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=^using (?:static )?|^namespace )(?:Engine|Providers|Review|Infra|Stacks)\b[\w.]*", RegexOptions.Multiline)]
    private static partial Regex OwnNamespaces();

    [GeneratedRegex(@"engine/[\w/.*]+")]
    private static partial Regex EngineFiles();
}
