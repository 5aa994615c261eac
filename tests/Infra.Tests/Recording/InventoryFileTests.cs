namespace Infra.Tests.Recording;

public sealed class InventoryFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("inventory-");
    private readonly Dictionary<string, string?> _before = new[] { "CI", "UPDATE_INVENTORIES" }.ToDictionary(
        name => name,
        Environment.GetEnvironmentVariable
    );

    private string Kept => Path.Combine(_folder.FullName, "some.txt");

    public void Dispose()
    {
        foreach (var (name, value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Text_that_differs_fails_with_the_lines_and_the_command()
    {
        Environment.SetEnvironmentVariable("UPDATE_INVENTORIES", null);
        File.WriteAllText(Kept, "kept\nold\n");

        var failure = Assert.ThrowsAny<Exception>(() =>
            InventoryFile.Matches("some.txt", "kept\nnew\n", Path.Combine(_folder.FullName, "SomeTests.cs"))
        );

        Assert.Equal(
            """
            some.txt says otherwise:
            - old
            + new
            If it is meant: UPDATE_INVENTORIES=1 dotnet test tests/Infra.Tests --filter Some
            """,
            failure.Message
        );
    }

    [Fact]
    public void Update_writes_what_is_there()
    {
        Environment.SetEnvironmentVariable("CI", null);
        Environment.SetEnvironmentVariable("UPDATE_INVENTORIES", "1");

        InventoryFile.Matches("some.txt", "new\n", Path.Combine(_folder.FullName, "SomeTests.cs"));

        Assert.Equal("new\n", File.ReadAllText(Kept));
    }

    [Fact]
    public void Update_is_refused_on_a_build_server()
    {
        Environment.SetEnvironmentVariable("CI", "true");

        var refusal = Assert.Throws<InvalidOperationException>(() => InventoryFile.Update(Kept, "new\n"));

        Assert.Equal("UPDATE_INVENTORIES is refused where CI is set: update inventories by hand and commit them.", refusal.Message);
        Assert.False(File.Exists(Kept));
    }
}
