using Engine.Diagnostics;
using Engine.Projects;

namespace Engine.Tests.Projects;

/// <summary>The file that a stack's settings are read from.</summary>
public sealed class StackFileTests : IDisposable
{
    private const string Project = "name: shop\nruntime: dotnet\n";

    /// <summary>A stack without a file has no value for its setting.</summary>
    private const string RequiresSetting = $"{Project}config:\n  region: {{type: string}}\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Load_of_a_stack_without_a_file_names_those_that_have_one()
    {
        _folder.Write("Pulumi.yaml", RequiresSetting);
        _folder.Write("Pulumi.staging.yaml", "config: {}\n");
        _folder.Write("Pulumi.prod.yaml", "config: {}\n");

        Assert.Equal(
            $"ENG105 The stack 'stagin' does not exist: {_folder.Path} has no Pulumi.stagin.yaml; stacks with a file: prod, staging.\n"
                + "       Fix: did you mean 'staging'?",
            Assert.Throws<FaultException>(() => Load("stagin")).Message
        );
    }

    [Fact]
    public void Load_of_a_stack_whose_folder_is_missing_names_the_folder()
    {
        _folder.Write("Pulumi.yaml", $"stackConfigDir: stacks\n{RequiresSetting}");

        Assert.Equal(
            $"ENG105 The stack 'dev' does not exist: {Path.Combine(_folder.Path, "stacks")} has no Pulumi.dev.yaml; no stack has a file.",
            Assert.Throws<FaultException>(() => Load("dev")).Message
        );
    }

    [Fact]
    public void Load_of_a_stack_without_a_file_gives_the_defaults_if_no_setting_is_required()
    {
        _folder.Write("Pulumi.yaml", $"{Project}config:\n  size: {{type: integer, default: 3}}\n");

        Assert.Equal(KeyValuePair.Create("shop:size", "3"), Assert.Single(Load("dev").Config));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../dev")]
    [InlineData("org/project/dev")]
    [InlineData("dév")]
    [InlineData("dev\n")]
    public void Load_of_an_invalid_stack_name_is_rejected(string stack)
    {
        _folder.Write("Pulumi.yaml", Project);

        Assert.Equal(
            $"'{stack}' is not a valid stack name; use 1 to 100 letters, digits, '-', '_' and '.'.",
            Assert.Throws<FaultException>(() => Load(stack)).Faults.Single().Message
        );
    }

    [Theory]
    [InlineData("Pulumi.yml", "", "Pulumi.dev.yml")]
    [InlineData("Pulumi.yaml", "config: cfg\n", "cfg/Pulumi.dev.yaml")]
    [InlineData("Pulumi.yml", "stackConfigDir: cfg\n", "cfg/Pulumi.dev.yml")]
    [InlineData("Pulumi.yaml", "stackConfigDir: /cfg\n", "cfg/Pulumi.dev.yaml")]
    [InlineData("Pulumi.yaml", "stackConfigDir: ./missing/../cfg/\n", "cfg/Pulumi.dev.yaml")]
    public void Load_searches_for_the_stack_file_where_Pulumi_does(string project, string more, string stack)
    {
        _folder.Write(project, $"{Project}{more}");
        _folder.Write(stack, "config:\n  region: eu\n");

        Assert.Equal(KeyValuePair.Create("shop:region", "eu"), Assert.Single(Load("dev").Config));
    }

    [Theory]
    [InlineData("Pulumi.yml", "", "Pulumi.dev.yaml", "Pulumi.dev.yml")]
    [InlineData("Pulumi.yaml", "", "Pulumi.dev.json", "Pulumi.dev.yaml")]
    [InlineData("Pulumi.yaml", "config: cfg\n", "Pulumi.dev.yaml", "cfg/Pulumi.dev.yaml")]
    public void Load_of_a_stack_file_in_a_folder_that_Pulumi_ignores_is_rejected(string project, string more, string found, string expected)
    {
        _folder.Write(project, $"{Project}{more}");
        _folder.Write(found, "config:\n  region: eu\n");

        Assert.Equal(
            $"ENG123 Pulumi does not read {found}: the file of stack 'dev' in this project is {expected}.\n"
                + $"       Fix: move {found} to {expected}.",
            Assert.Throws<FaultException>(() => Load("dev")).Message
        );
    }

    private DeploymentSettings Load(string stack) => StackSettings.Load(ProjectFile.Load(_folder.Path), stack);
}
