namespace Engine.Tests.Review.CommandLine;

/// <summary>The complete output for a project that is not valid.</summary>
public sealed class BrokenProjectTests : IDisposable
{
    private const string Project = "name: shop\nruntime: dotnet\nconfig:\n  region: {type: string}\n  size: {type: integer, default: 1}\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task Preview_in_a_folder_without_a_project_says_where_to_go() =>
        Fails(2, "ENG102 % has no Pulumi.yaml.\n       Fix: run this in the project's folder, or name it with --cwd DIR.\n");

    [Theory]
    [InlineData("", "ENG101 Pulumi.yaml:1:1: the file is not valid: it is empty.\n")]
    [InlineData(
        "name: \"shop\nruntime: x",
        "ENG101 Pulumi.yaml:1:7: the file is not valid: While scanning a multi-line double-quoted scalar, found wrong indentation.\n"
    )]
    [InlineData(
        "name: shop\n",
        "ENG103 Pulumi.yaml:1:1: 'runtime' is required: the language of the program.\n       Fix: runtime: dotnet\n"
    )]
    [InlineData(
        "name: shop\nruntime: cobol\n",
        "ENG305 'runtime: cobol' is not supported.\n       Fix: supported runtimes: dotnet, nodejs.\n"
    )]
    [InlineData(
        "name: shop\nruntime: dotnet\n",
        "ENG308 % has 0 project files; a program is one project.\n       Fix: name it in Pulumi.yaml, main: Program.csproj\n"
    )]
    [InlineData(
        "name: shop\nruntime: dotnet\nmain: gone/Program.csproj\n",
        "ENG331 'main: gone/Program.csproj' in Pulumi.yaml does not exist: %/gone/Program.csproj.\n"
            + "       Fix: name the program's folder, or its file with the extension.\n"
    )]
    public Task Preview_of_a_broken_project_file_says_where_and_what(string text, string error)
    {
        _folder.Write("Pulumi.yaml", text);
        return Fails(2, error);
    }

    [Theory]
    [InlineData(
        "config:\n\t- a\n",
        "ENG101 Pulumi.dev.yaml:1:1: the file is not valid: While scanning a mapping, found invalid tab as indentation.\n"
    )]
    [InlineData(
        "config: {}\n",
        "ENG106 Pulumi.dev.yaml:1:1: setting 'shop:region' is required and missing.\n"
            + "       Fix: pulumi config set shop:region <value> --stack dev\n"
    )]
    [InlineData(
        "config:\n  region: eu\n  size: big\n",
        "ENG107 Pulumi.dev.yaml:3:9: setting 'shop:size' is 'big'; Pulumi.yaml declares it as integer.\n"
    )]
    public Task Preview_of_a_broken_stack_file_says_where_and_what(string text, string error)
    {
        _folder.Write("Pulumi.yaml", Project);
        _folder.Write("Pulumi.dev.yaml", text);
        return Fails(2, error);
    }

    [Fact]
    public Task Preview_of_a_stack_that_is_none_names_those_that_are()
    {
        _folder.Write("Pulumi.yaml", Project);
        _folder.Write("Pulumi.devel.yaml", "config: {}\n");
        return Fails(
            2,
            "ENG105 The stack 'dev' does not exist: % has no Pulumi.dev.yaml; stacks with a file: devel.\n"
                + "       Fix: did you mean 'devel'?\n"
        );
    }

    [Fact]
    public Task Preview_with_a_reference_that_is_not_there_says_how_to_write_one()
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");
        return Fails(
            2,
            "ENG108 The plan %/gone.json cannot be read: No such file.\n" + "       Fix: write one with: preview STACK --json > FILE\n",
            "--reference",
            $"a/b/c={_folder.Path}/gone.json"
        );
    }

    [Fact]
    public Task Preview_with_a_reference_that_is_no_plan_says_how_to_write_one()
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: dotnet\n");
        return Fails(
            2,
            "ENG109 %/other.json is not a valid plan of format 1: it lacks a 'format'.\n"
                + "       Fix: write one with: preview STACK --json > FILE\n",
            "--reference",
            $"a/b/c={_folder.Write("other.json", "{}")}"
        );
    }

    [Fact]
    public Task Preview_of_a_node_program_without_its_SDK_says_how_to_install_it()
    {
        _folder.Write("Pulumi.yaml", "name: shop\nruntime: nodejs\n");
        return Fails(4, "ENG307 @pulumi/pulumi is not installed for %.\n       Fix: npm install\n");
    }

    private async Task Fails(int exitCode, string error, params string[] more)
    {
        var run = await CommandRun.OfAsync(["preview", "dev", "--cwd", _folder.Path, .. more]);

        Assert.Equal(new CommandRun(exitCode, "", error.Replace("%", _folder.Path, StringComparison.Ordinal)), run);
    }
}
