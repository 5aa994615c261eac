using Infra.Tests.Recording;
using Pulumi;

namespace Infra.Tests.Settings;

/// <summary>The settings of the environments in the repository.</summary>
public sealed class SettingsFileTests
{
    [Fact]
    public void Environments_have_the_same_keys_in_the_same_order() =>
        Assert.Equal(SettingsFile.Keys("staging"), SettingsFile.Keys("prod"));

    [Fact]
    public void Environments_share_no_address()
    {
        var ranges = (
            from stack in new[] { "staging", "prod" }
            from key in new[] { "subnet", "managedServices" }
            select Neighbours.Range(SettingsFile.Text(stack, $"infra:emergence.network.{key}"))
        ).ToList();

        var overlapping =
            from first in ranges.Index()
            from second in ranges.Index()
            where first.Index < second.Index && first.Item.Overlaps(second.Item)
            select $"{first.Item} and {second.Item}";
        Assert.Equal(4, ranges.Count);
        Assert.Empty(overlapping);
    }

    [Theory]
    [InlineData("staging", "emergence")]
    [InlineData("staging", "phoenix")]
    [InlineData("prod", "emergence")]
    [InlineData("prod", "phoenix")]
    public void Provider_and_program_agree_on_project_and_region(string stack, string system)
    {
        Assert.Equal(SettingsFile.Text(stack, "gcp:project"), SettingsFile.Text(stack, $"infra:{system}.project"));
        Assert.Equal(SettingsFile.Text(stack, "gcp:region"), SettingsFile.Text(stack, $"infra:{system}.region"));
        Assert.Equal(stack, SettingsFile.Text(stack, $"infra:{system}.environment"));
    }

    [Theory]
    [InlineData("staging")]
    [InlineData("prod")]
    public void Coccinelle_receives_its_environment(string stack) =>
        Assert.Equal(stack, SettingsFile.Text(stack, "infra:coccinelle.environment"));

    [Theory]
    [InlineData("staging")]
    [InlineData("prod")]
    [InlineData("dev")]
    public void Provider_and_program_agree_on_the_docker_host(string stack)
    {
        Assert.Equal(SettingsFile.Text(stack, "docker:host"), SettingsFile.Text(stack, "infra:supersmartmatch.dockerHost"));
        Assert.Equal(stack, SettingsFile.Text(stack, "infra:supersmartmatch.environment"));
    }

    [Fact]
    public void Laptop_has_the_settings_of_supersmartmatch_that_environments_have() =>
        Assert.Equal(OfSuperSmartMatch("prod"), OfSuperSmartMatch("dev"));

    [Fact]
    public void Only_the_reader_uses_the_Pulumi_configuration_class()
    {
        var users = new[] { "infra", "stacks" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.File(folder), "*.cs", SearchOption.AllDirectories))
            .Where(file =>
                System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(file), $@"new {nameof(Config)}\(|{nameof(Config)} _")
            )
            .Select(Path.GetFileName);

        Assert.Equal(["SettingsReader.cs"], users);
    }

    private static IEnumerable<string> OfSuperSmartMatch(string stack) =>
        SettingsFile.Keys(stack).Where(key => key.StartsWith("infra:supersmartmatch.", StringComparison.Ordinal));
}
