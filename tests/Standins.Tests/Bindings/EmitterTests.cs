using Standins.Tests.Deployments;

namespace Standins.Tests.Bindings;

/// <summary>The generator of the bindings: the same facts give the same bytes.</summary>
public sealed class EmitterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bindings-");

    public static TheoryData<string> Packages => [.. SchemaFile.Packages];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Packages))]
    public async Task Two_emissions_are_byte_identical(string package)
    {
        var first = await EmitAsync(package, "first");
        var second = await EmitAsync(package, "second");

        Assert.NotEmpty(first);
        Assert.Equal(first.Keys, second.Keys);
        Assert.All(first, file => Assert.Equal(file.Value, second[file.Key]));
    }

    [Fact]
    public async Task Emission_over_an_old_one_removes_what_is_gone_and_leaves_the_rest_untouched()
    {
        await EmitAsync("random", "folder");
        var kept = Path.Combine(_folder.FullName, "folder", "Pulumi.Random.RandomPassword.cs");
        var gone = Path.Combine(_folder.FullName, "folder", "Pulumi.Random.Gone.cs");
        await File.WriteAllTextAsync(gone, "");
        var longAgo = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(kept, longAgo);

        await EmitAsync("random", "folder");

        Assert.False(File.Exists(gone));
        Assert.Equal(longAgo, File.GetLastWriteTimeUtc(kept));
    }

    [Fact]
    public async Task Missing_arguments_are_reported()
    {
        var run = await Started.RunAsync(Repository.Built("Bindings", "Bindings.dll"), []);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("usage: ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Module_without_a_CSharp_name_is_reported()
    {
        var schema = Path.Combine(_folder.FullName, "schema.json");
        var text = await File.ReadAllTextAsync(SchemaFile.PathOf("random"));
        await File.WriteAllTextAsync(schema, text.Replace("random:index/", "random:elsewhere/", StringComparison.Ordinal));

        var run = await RunAsync(schema, NamesFile, "folder");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("names.json has no C# name for module 'elsewhere' of Pulumi.Random.", run.Errors, StringComparison.Ordinal);
    }

    private static string NamesFile => Path.Combine(Repository.Root, "standins", "Bindings", "names.json");

    private async Task<SortedDictionary<string, string>> EmitAsync(string package, string folder)
    {
        var run = await RunAsync(SchemaFile.PathOf(package), NamesFile, folder);
        Assert.True(run.ExitCode == 0, run.Errors);
        return new SortedDictionary<string, string>(
            Directory
                .EnumerateFiles(Path.Combine(_folder.FullName, folder))
                .ToDictionary(file => Path.GetFileName(file), file => Convert.ToHexString(File.ReadAllBytes(file))),
            StringComparer.Ordinal
        );
    }

    private Task<Started> RunAsync(string schema, string names, string folder) =>
        Started.RunAsync(Repository.Built("Bindings", "Bindings.dll"), [schema, names, Path.Combine(_folder.FullName, folder)]);
}
