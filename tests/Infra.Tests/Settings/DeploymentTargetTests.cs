namespace Infra.Tests.Settings;

/// <summary>No stack deploys to a target that another stack's file names (INF148, INF149).</summary>
public sealed class DeploymentTargetTests
{
    private const string Staging = "emergence-469005-staging";

    private const string Prod = "emergence-469005";

    [Theory]
    [InlineData("emergence.project")]
    [InlineData("phoenix.project")]
    [InlineData("github.project")]
    [InlineData("budgets.project")]
    public async Task Prod_with_a_project_of_staging_names_both_files(string setting) =>
        Assert.StartsWith(
            $"INF149 setting 'infra:{setting}' in Pulumi.prod.yaml is {Staging}, which is also in Pulumi.staging.yaml:",
            await new SettingsTrial("prod").With(setting, Staging).RefusalAsync(),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Staging_with_the_project_of_prod_names_both_files() =>
        Assert.Contains(
            $"INF149 setting 'infra:phoenix.project' in Pulumi.staging.yaml is {Prod}, which is also in Pulumi.prod.yaml:",
            await new SettingsTrial().With("phoenix.project", Prod).RefusalAsync(),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Prod_with_the_provider_setting_of_staging_fails()
    {
        var refusal = await new SettingsTrial("prod").With("gcp:project", Staging).RefusalAsync();

        Assert.StartsWith(
            $"""
            INF148 setting 'infra:emergence.project' is {Prod}; 'gcp:project' is {Staging}, and both must name the same.
                   Fix: pulumi config set --path infra:emergence.project {Staging} --stack prod
            INF148 setting 'infra:phoenix.project' is {Prod};
            """,
            refusal,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"INF149 setting 'gcp:project' in Pulumi.prod.yaml is {Staging}, which is also in Pulumi.staging.yaml:",
            refusal,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("supersmartmatch.dockerHost", "ssh://deploy@supersmartmatch.staging.example")]
    [InlineData("supersmartmatch.address", "192.0.2.20")]
    [InlineData("coccinelle.hostname", "coccinelle-api.youssef-amrouche-staging.workers.dev")]
    [InlineData("emergence.loadBalancer.domain", "emergence-staging.example.com")]
    [InlineData("github.stateBucket", "emergence-469005-staging-pulumi-state")]
    [InlineData("gcp:billingProject", Staging)]
    [InlineData("docker:host", "ssh://deploy@supersmartmatch.staging.example")]
    public async Task Prod_with_a_host_or_domain_of_staging_fails(string setting, string value) =>
        Assert.Contains(
            $"INF149 setting '{(setting.Contains(':', StringComparison.Ordinal) ? setting : $"infra:{setting}")}' in Pulumi.prod.yaml "
                + $"is {value}, which is also in Pulumi.staging.yaml:",
            await new SettingsTrial("prod").With(setting, value).RefusalAsync(),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Settings_with_the_same_shared_value_are_one_error()
    {
        var refusal = await new SettingsTrial("prod").With("phoenix.project", Staging).With("budgets.project", Staging).RefusalAsync();

        Assert.Equal(
            "INF149 setting 'infra:phoenix.project' (and 'infra:budgets.project') in Pulumi.prod.yaml is emergence-469005-staging, "
                + $"which is also in Pulumi.staging.yaml:{Lines(Staging)}; stacks share no project, account, host or domain.\n"
                + "       Fix: pulumi config set --path infra:phoenix.project <value> --stack prod, or correct Pulumi.staging.yaml",
            refusal
        );
    }

    [Fact]
    public async Task Host_other_than_the_provider_s_fails() =>
        Assert.StartsWith(
            "INF148 setting 'infra:supersmartmatch.dockerHost' is ssh://deploy@supersmartmatch.prod.example; 'docker:host' is "
                + "ssh://deploy@other.example, and both must name the same.\n",
            await new SettingsTrial("prod").With("docker:host", "ssh://deploy@other.example").RefusalAsync(),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("staging")]
    [InlineData("prod")]
    [InlineData("dev")]
    public async Task Checked_in_settings_share_no_value_between_environments(string stack) =>
        Assert.NotNull(await new SettingsTrial(stack).ReadAsync());

    [Fact]
    public async Task Billing_account_may_be_shared() =>
        Assert.NotNull(await new SettingsTrial("prod").With("budgets.billingAccount", "012345-6789AB-CDEF01").ReadAsync());

    private static string Lines(string value) =>
        string.Join(
            ", ",
            File.ReadAllLines(Path.Combine(Repository.Root, "Pulumi.staging.yaml"))
                .Index()
                .Where(line => line.Item.EndsWith($": {value}", StringComparison.Ordinal))
                .Select(line => line.Index + 1)
        );
}
