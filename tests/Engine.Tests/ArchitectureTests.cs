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

    /// <summary>The literals that only look like the name of a stack; each of them exists.</summary>
    private static readonly (string File, string Literal)[] AcceptedLiterals =
    [
        // The top-level domain of workers.dev.
        ("WorkerHostname.cs", "\"dev\""),
    ];

    /// <summary>A system that has the name of a product, which components may name.</summary>
    private const string Product = "github";

    public static TheoryData<string> Folders => [.. MayUse.Keys];

    [Theory]
    [MemberData(nameof(Folders))]
    public void FoldersUseOnlyWhatTheyMay(string folder)
    {
        var files = Sources(folder);

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

    /// <summary>The folders of <see cref="MayUse"/> are one namespace each, whose subfolders are checked among themselves.</summary>
    [Fact]
    public void FoldersOfOneParentDoNotUseEachOtherInCycles() =>
        Assert.Empty(
            NamespaceCycles.Find(MayUse.Keys.SelectMany(Sources).Select(file => (Path.GetFileName(file), File.ReadAllText(file))))
        );

    /// <summary>A component that names a stack or a system is not a component for others.</summary>
    [Fact]
    public void InfraNamesNoStackAndNoSystem()
    {
        // Behind a dot or slash, a stack's name is part of a domain or path: pkg.dev, /dev/null.
        var names = new Regex($@"(?<![./])\b(?:{Stacks()})\b|\b(?:{Systems()})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        var literals =
            from file in Sources("infra")
            from literal in Literals().Matches(File.ReadAllText(file))
            where names.IsMatch(literal.Value)
            select (File: Path.GetFileName(file), Literal: literal.Value);

        Assert.All(["prod", "stacks/emergence/sql", "phoenix-cv-00007-abc"], text => Assert.Matches(names, text));
        Assert.All(["/dev/null", "pkg.dev", "productive"], text => Assert.DoesNotMatch(names, text));
        Assert.Equal(AcceptedLiterals.ToHashSet(), literals.ToHashSet());
    }

    [Fact]
    public void TheProgramCompilesOnlyOneFileOfTheEngine()
    {
        var project = File.ReadAllText(Path.Combine(Repository.Root, "Infra.csproj"));

        Assert.Equal(["engine/Diagnostics/NearestName.cs"], EngineFiles().Matches(project).Select(match => match.Value));
        Assert.DoesNotContain("standins", project, StringComparison.OrdinalIgnoreCase);
    }

    private static List<string> Sources(string folder) =>
        [.. Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories).Where(IsSource)];

    private static string Stacks() => string.Join('|', SettingsFiles().Select(file => Path.GetFileName(file).Split('.')[1]));

    /// <summary>Returns the systems of all stacks, as their settings list them.</summary>
    private static string Systems() =>
        string.Join(
            '|',
            SettingsFiles()
                .SelectMany(file => SystemList().Match(File.ReadAllText(file)).Groups["system"].Captures)
                .Select(name => name.Value)
                .Where(name => name != Product)
        );

    private static string[] SettingsFiles() => Directory.GetFiles(Repository.Root, "Pulumi.*.yaml");

    private static bool IsSource(string file) =>
        !file.Contains($"{Path.DirectorySeparatorChar}node_modules{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=^using (?:static )?|^namespace )(?:Engine|Providers|Review|Infra|Stacks)\b[\w.]*", RegexOptions.Multiline)]
    private static partial Regex OwnNamespaces();

    [GeneratedRegex(@"^  infra:systems:\n(?:    - (?<system>[\w-]+)\n)+", RegexOptions.Multiline)]
    private static partial Regex SystemList();

    /// <summary>Matches string literals outside comments.</summary>
    [GeneratedRegex(@"(?<=^(?:[^/\n]|/(?!/))*)(?:""""""[\s\S]*?""""""|""(?:[^""\\\n]|\\.)*"")", RegexOptions.Multiline)]
    private static partial Regex Literals();

    [GeneratedRegex(@"engine/[\w/.*]+")]
    private static partial Regex EngineFiles();
}
