using Stacks;

namespace Infra.Tests.Stacks;

/// <summary>The reader of the systems' files.</summary>
public sealed class SystemAssetsTests
{
    private static readonly SystemAssets Emergence = new("emergence");

    /// <summary>The files that the program passes on as text; a tool opens Coccinelle's.</summary>
    public static TheoryData<string, string> Folders =>
        new()
        {
            { "emergence", "build" },
            { "emergence", "sql" },
            { "supersmartmatch", "prometheus" },
            { "supersmartmatch", "rollout" },
            { "supersmartmatch", "router" },
        };

    [Theory]
    [MemberData(nameof(Folders))]
    public void Texts_are_the_files_of_the_folder(string system, string folder)
    {
        var files = Directory
            .EnumerateFiles(Repository.File("stacks", system, folder))
            .ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).ReplaceLineEndings("\n"));

        Assert.NotEmpty(files);
        Assert.Equal(
            files.OrderBy(file => file.Key, StringComparer.Ordinal),
            new SystemAssets(system).Texts(folder).OrderBy(file => file.Key, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Folders_with_text_are_all_of_the_systems_folders() =>
        Assert.Equal(
            Directory
                .EnumerateDirectories(Repository.File("stacks"))
                .Select(system => Path.GetFileName(system)!)
                .Where(system => system != "coccinelle")
                .SelectMany(system =>
                    Directory.EnumerateDirectories(Repository.File("stacks", system)).Select(folder => (system, Path.GetFileName(folder)!))
                )
                .Order(),
            Folders.Select(row => ((string)row[0], (string)row[1])).Order()
        );

    [Fact]
    public void Text_of_a_missing_file_fails_with_its_path() =>
        Assert.Equal(
            "stacks/emergence/sql/missing.sql",
            Assert.Throws<FileNotFoundException>(() => Emergence.Text("sql/missing.sql")).FileName
        );

    [Fact]
    public void Texts_of_a_missing_folder_are_none() => Assert.Empty(Emergence.Texts("missing"));

    [Fact]
    public void Paths_for_tools_begin_in_the_project()
    {
        var coccinelle = new SystemAssets("coccinelle");

        Assert.Equal("stacks/coccinelle/migrate.mjs", coccinelle.Script("migrate.mjs"));
        Assert.Equal("stacks/coccinelle/migrations", coccinelle.Folder("migrations").Path);
        Assert.True(File.Exists(Repository.File(coccinelle.Script("migrate.mjs").Split('/'))));
    }
}
