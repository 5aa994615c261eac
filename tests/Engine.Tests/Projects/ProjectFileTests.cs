using Engine.Diagnostics;
using Engine.Projects;

namespace Engine.Tests.Projects;

public sealed class ProjectFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_of_a_whole_file_reads_every_member()
    {
        var project = Load(
            "name: shop\nruntime:\n  name: nodejs\n  options:\n    typescript: false\nmain: app/index.js\nstackConfigDir: stacks\n"
        );

        Assert.Equal("shop", project.Name);
        Assert.Equal("nodejs", project.Runtime);
        Assert.Equal("false", project.RuntimeOptions["typescript"].ToString());
        Assert.Equal("app/index.js", project.Main);
        Assert.Equal("stacks", project.StackDirectory);
        Assert.Equal(Path.Combine(_folder.Path, "app"), project.ProgramDirectory);
    }

    [Theory]
    [InlineData("name: shop\nruntime: dotnet\n")]
    [InlineData("'name': \"shop\"\r\n\"runtime\": 'dotnet'\r\n")]
    [InlineData("{name: shop, runtime: {name: dotnet}}")]
    [InlineData("\uFEFFname: shop\nruntime: dotnet")]
    [InlineData("# a comment\n---\nname: shop\nruntime: dotnet\n...\n")]
    public void Load_of_any_spelling_reads_the_same(string text)
    {
        var project = Load(text);

        Assert.Equal(("shop", "dotnet", "", _folder.Path), (project.Name, project.Runtime, project.Main, project.ProgramDirectory));
    }

    [Theory]
    [InlineData("", "ENG101 Pulumi.yaml:1:1: the file is broken: it is empty.")]
    [InlineData("# nothing\n", "ENG101 Pulumi.yaml:1:1: the file is broken: it is empty.")]
    [InlineData("- a\n", "ENG101 Pulumi.yaml:1:1: the file is broken: it is not a mapping of keys to values.")]
    [InlineData("a: 1\n---\nb: 2\n", "ENG101 Pulumi.yaml:3:1: the file is broken: it holds more than one document.")]
    [InlineData("a: 1\na: 2\n", "ENG101 Pulumi.yaml:2:1: the file is broken: Duplicate key a.")]
    [InlineData(
        "a:\n  - b: [1, 2\nc: d\n",
        "ENG101 Pulumi.yaml:2:10: the file is broken: what comes after this cannot be read; a bracket or a quote may be missing."
    )]
    [InlineData("a: *b\n", "ENG101 Pulumi.yaml:1:4: the file is broken: '*b' stands for nothing: there is no '&b' before it.")]
    [InlineData("a: &a [*a]\n", "ENG101 Pulumi.yaml:1:8: the file is broken: '*a' stands for what it is itself a part of.")]
    [InlineData("a: 1\n? [b]\n: c\n", "ENG101 Pulumi.yaml:2:3: the file is broken: a key is a text, and this one is a list or a mapping.")]
    [InlineData(
        "a: 1\n",
        "ENG103 Pulumi.yaml:1:1: 'name' is required.\n       Fix: name: infra\n"
            + "ENG103 Pulumi.yaml:1:1: 'runtime' is required: the language the program is written in.\n       Fix: runtime: dotnet"
    )]
    [InlineData(
        "name: shop\nruntime: [dotnet]\n",
        "ENG103 Pulumi.yaml:2:10: 'runtime' is required: the language the program is written in.\n       Fix: runtime: dotnet"
    )]
    [InlineData(
        "name: {a: b}\nruntime: dotnet\nmain: [a]\n",
        "ENG103 Pulumi.yaml:1:7: 'name' is an object; it takes a text.\nENG103 Pulumi.yaml:3:7: 'main' is an array; it takes a text."
    )]
    [InlineData(
        "name: shop\nruntime: dotnet\nconfig: [a]\n",
        "ENG101 Pulumi.yaml:3:9: 'config' is not a mapping of keys to values.\n       Fix: config:\n              gcp:region: europe-west1"
    )]
    [InlineData(
        "name: shop\nruntime: dotnet\nconfig:\n  a:b:c: 1\n  size: {type: int}\n",
        "ENG104 Pulumi.yaml:4:3: 'a:b:c' is no key of a setting; it has one colon, namespace:name.\n       Fix: shop:a-b-c\n"
            + "ENG111 Pulumi.yaml declares setting 'shop:size' with the type 'int'; "
            + "it takes one of array, boolean, integer, object, string."
    )]
    public void Load_of_a_broken_file_says_what_and_where(string text, string message)
    {
        var exception = Assert.Throws<FaultException>(() => Load(text));

        Assert.Equal(message, exception.Message);
        Assert.Equal(ExitCode.Usage, exception.ExitCode);
    }

    [Fact]
    public void Load_of_a_folder_without_one_names_the_folder() =>
        Assert.Equal(
            $"ENG102 There is no Pulumi.yaml in {_folder.Path}.\n       Fix: run this in the project's folder, or name it with --cwd DIR.",
            Assert.Throws<FaultException>(() => ProjectFile.Load(_folder.Path)).Message
        );

    [Fact]
    public void Load_of_aliases_that_stand_for_more_than_memory_holds_is_refused()
    {
        var lines = Enumerable.Range(1, 20).Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]");

        Assert.Equal(
            "ENG101 Pulumi.yaml:6:55: the file is broken: its aliases stand for more than 100,000 values.",
            Assert.Throws<FaultException>(() => Load($"a0: &a0 x\n{string.Join('\n', lines)}\n")).Message
        );
    }

    [Fact]
    public void Load_of_endless_brackets_is_refused() =>
        Assert.Equal(
            "ENG101 Pulumi.yaml:1:103: the file is broken: it nests more than 100 levels deep.",
            Assert.Throws<FaultException>(() => Load($"a: {new string('[', 100_000)}")).Message
        );

    private ProjectFile Load(string text)
    {
        _folder.Write("Pulumi.yaml", text);
        return ProjectFile.Load(_folder.Path);
    }
}
