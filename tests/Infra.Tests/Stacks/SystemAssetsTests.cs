using Stacks;

namespace Infra.Tests.Stacks;

/// <summary>The reader of the systems' files.</summary>
public sealed class SystemAssetsTests
{
    private static readonly SystemAssets Emergence = new("emergence");

    /// <summary>The files that the program passes on; a tool opens Coccinelle's.</summary>
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
    public void Folder_is_read_with_all_its_files_of_the_folder(string system, string folder)
    {
        var files = Directory
            .EnumerateFiles(Repository.File("stacks", system, folder))
            .ToDictionary(file => Path.GetFileName(file), file => File.ReadAllText(file).ReplaceLineEndings("\n"));

        Assert.NotEmpty(files);
        Assert.Equal(
            files.OrderBy(file => file.Key, StringComparer.Ordinal),
            new SystemAssets(system).ReadFolder(folder).OrderBy(file => file.Key, StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Read_folders_are_all_of_the_systems_folders() =>
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
    public void Missing_file_fails_with_its_path() =>
        Assert.Equal(
            "stacks/emergence/sql/missing.sql",
            Assert.Throws<FileNotFoundException>(() => Emergence.Read("sql/missing.sql")).FileName
        );

    [Fact]
    public void Missing_folder_is_read_as_empty() => Assert.Empty(Emergence.ReadFolder("missing"));

    [Fact]
    public void Paths_for_tools_begin_in_the_project()
    {
        var coccinelle = new SystemAssets("coccinelle");

        Assert.Equal("stacks/coccinelle/migrate.mjs", coccinelle.Script("migrate.mjs"));
        Assert.Equal("stacks/coccinelle/migrations", coccinelle.Folder("migrations").Path);
        Assert.True(File.Exists(Repository.File(coccinelle.Script("migrate.mjs").Split('/'))));
    }
}
