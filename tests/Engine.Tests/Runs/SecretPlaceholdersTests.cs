using Engine.Diagnostics;
using Engine.Projects;
using Engine.Runs;

namespace Engine.Tests.Runs;

public sealed class SecretPlaceholdersTests
{
    private readonly List<string> _notices = [];

    [Theory]
    [InlineData("number", "0")]
    [InlineData("System.Int32", "0")]
    [InlineData("'float'", "0")]
    [InlineData("System.Double", "0")]
    [InlineData("boolean", "false")]
    [InlineData("System.Boolean", "false")]
    [InlineData("object", "{}")]
    [InlineData("JSON", "{}")]
    public void Placeholder_is_fitted_to_the_type_that_the_program_reads(string type, string placeholder)
    {
        var fitted = Fit($"Error: Configuration 'shop:port' value '[secret]' is not a valid {type}");

        Assert.Equal(placeholder, fitted!.Config["shop:port"]);
        Assert.Equal("plain", fitted.Config["shop:name"]);
        Assert.StartsWith("ENG128 The program reads the secret setting 'shop:port' as ", _notices.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Error: Configuration 'shop:name' value 'plain' is not a valid number")]
    [InlineData("Error: Configuration 'shop:fitted' value '0' is not a valid object")]
    [InlineData("Error: Configuration 'other:port' value '' is not a valid number")]
    [InlineData("Error: something else about 'shop:port'")]
    public void Failure_that_no_placeholder_explains_stays(string message)
    {
        Assert.Null(Fit(message));
        Assert.Empty(_notices);
    }

    [Fact]
    public void All_placeholders_that_a_failure_names_are_fitted_at_once()
    {
        var fitted = Fit(
            "Configuration 'shop:port' value '' is not a valid number\nConfiguration 'shop:on' value '' is not a valid boolean"
        );

        Assert.Equal(("0", "false"), (fitted!.Config["shop:port"], fitted.Config["shop:on"]));
        Assert.Equal(2, _notices.Count);
    }

    private DeploymentSettings? Fit(string message) =>
        SecretPlaceholders.Fit(
            new DeploymentSettings
            {
                Project = "shop",
                Stack = "dev",
                Config = new Dictionary<string, string>
                {
                    ["shop:name"] = "plain",
                    ["shop:port"] = YamlValues.SecretPlaceholder,
                    ["shop:on"] = YamlValues.SecretPlaceholder,
                    ["shop:fitted"] = "0",
                },
                SecretKeys = new HashSet<string> { "shop:port", "shop:on", "shop:fitted" },
            },
            new FaultException(ExitCode.ProgramFailed, new Fault("ENG401", message)),
            new Lines(_notices)
        );

    private sealed class Lines(List<string> lines) : IProgress<string>
    {
        public void Report(string value) => lines.Add(value);
    }
}
