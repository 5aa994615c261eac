using System.Text.Json.Nodes;
using Stacks;

namespace Infra.Tests.Settings;

/// <summary>The settings of the edge and of delivery: domains, repositories, GitHub's numeric ids, buckets.</summary>
public sealed class DeliverySettingTests
{
    private const string Domain = "a domain such as app.example.com, in lower case";
    private const string Repository = "a GitHub repository, owner/name";
    private const string Number = "GitHub's number, digits only";
    private const string Bucket = "a bucket's name: 3 to 63 lower-case letters, digits and hyphens";

    [Theory]
    [InlineData("emergence.loadBalancer.domain", "", Domain)]
    [InlineData("emergence.loadBalancer.domain", "localhost", Domain)]
    [InlineData("emergence.loadBalancer.domain", "https://app.example.com", Domain)]
    [InlineData("emergence.loadBalancer.domain", "App.example.com", Domain)]
    [InlineData("emergence.loadBalancer.domain", "*.example.com", Domain)]
    [InlineData("emergence.loadBalancer.domain", "app.example.com.", Domain)]
    [InlineData("emergence.loadBalancer.domain", "app-.example.com", Domain)]
    [InlineData("emergence.loadBalancer.domain", "203.0.113.10", Domain)]
    [InlineData("emergence.pipeline.source", "repository", Repository)]
    [InlineData("emergence.pipeline.source", "https://github.com/owner/repository", Repository)]
    [InlineData("emergence.pipeline.source", "-owner/repository", Repository)]
    [InlineData("emergence.pipeline.settingsRepository", "owner/", Repository)]
    [InlineData("github.repository.ownerId", "owner", Number)]
    [InlineData("github.repository.repositoryId", "-1", Number)]
    [InlineData("github.repository.repositoryId", "1.5", Number)]
    [InlineData("github.repository.repositoryId", "", Number)]
    [InlineData("github.repository.repositoryId", "1' || true || '1", Number)]
    [InlineData("github.stateBucket", "gs://bucket", Bucket)]
    [InlineData("github.stateBucket", "b", Bucket)]
    public async Task String_in_an_invalid_format_fails_with_the_format(string key, string value, string form) =>
        Assert.Equal(
            $"""
            INF103 setting 'infra:{key}' is '{value}'; it takes {form}.
                   Fix: pulumi config set --path infra:{key} <value> --stack staging
            """,
            await new SettingsTrial().With(key, value).RefusalAsync()
        );

    [Theory]
    [InlineData(0, "1")]
    [InlineData(10_001, "10000")]
    public async Task Rate_outside_its_limits_fails_with_value_range_and_nearest(int rate, string nearest) =>
        Assert.Equal(
            $"""
            INF103 setting 'infra:emergence.loadBalancer.requestsPerMinute' is {rate}; it takes 1 to 10000 requests.
                   Fix: pulumi config set --path infra:emergence.loadBalancer.requestsPerMinute {nearest} --stack staging
            """,
            await new SettingsTrial().With("emergence.loadBalancer.requestsPerMinute", rate).RefusalAsync()
        );

    [Theory]
    [InlineData("[]")]
    [InlineData("true")]
    public async Task Value_that_is_not_a_number_fails_with_the_allowed_values(string json) =>
        Assert.Equal(
            $"""
            INF102 setting 'infra:github.repository.ownerId' is {json}; it takes {Number}.
                   Fix: pulumi config set --path infra:github.repository.ownerId <value> --stack staging
            """,
            await new SettingsTrial().With("github.repository.ownerId", JsonNode.Parse(json)).RefusalAsync()
        );

    [Theory]
    [InlineData("9876543210", "9876543210")]
    [InlineData("\"12\"", "12")]
    public async Task Number_is_accepted_with_or_without_quotes_and_at_any_length(string json, string expected)
    {
        var settings = await new SettingsTrial().With("github.repository.repositoryId", JsonNode.Parse(json)).ReadAsync();

        Assert.Equal(expected, settings.Of<GitHubSettings>()!.Repository.RepositoryId);
    }

    [Fact]
    public async Task Deployment_rejects_placeholders_for_domain_and_repository() =>
        Assert.Equal(
            string.Join(
                '\n',
                [
                    "INF107 setting 'infra:emergence.loadBalancer.domain' is app.example.com, a reserved example domain; "
                        + "a deployment needs a domain that you own.",
                    "       Fix: pulumi config set --path infra:emergence.loadBalancer.domain <domain> --stack staging",
                    .. Placeholder("ownerId", ".owner.id"),
                    .. Placeholder("repositoryId", ".id"),
                ]
            ),
            await new SettingsTrial()
                .Deployable()
                .With("emergence.loadBalancer.domain", "app.example.com")
                .With("github.repository.ownerId", 0)
                .With("github.repository.repositoryId", 0)
                .RefusalAsync(isDryRun: false)
        );

    private static IEnumerable<string> Placeholder(string key, string path) =>
        [
            $"INF107 setting 'infra:github.repository.{key}' is 0, a placeholder; a deployment needs the number that GitHub assigned.",
            $"       Fix: pulumi config set --path infra:github.repository.{key} "
                + $"\"$(gh api repos/<owner>/<name> --jq {path})\" --stack staging",
        ];
}
