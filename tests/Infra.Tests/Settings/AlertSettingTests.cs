using Stacks;

namespace Infra.Tests.Settings;

/// <summary>The recipients of alerts and budgets, and placeholders for them (INF107).</summary>
public sealed class AlertSettingTests
{
    private static readonly string[] Placeholders =
    [
        "emergence.alerts.email <address>",
        "emergence.alerts.slackChannel projects/<project>/notificationChannels/<number>",
        "emergence.alerts.runbook https://<page>",
        "phoenix.alerts.email <address>",
        "phoenix.alerts.slackChannel projects/<project>/notificationChannels/<number>",
        "phoenix.alerts.runbook https://<page>",
        "budgets.email <address>",
        "budgets.projectNumber projects/<number>",
        "budgets.billingAccount <account>",
    ];

    [Fact]
    public async Task Deployment_with_placeholders_names_each_of_them()
    {
        var refusal = await new SettingsTrial().RefusalAsync(isDryRun: false);

        foreach (var (key, value) in Placeholders.Select(placeholder => (placeholder.Split(' ')[0], placeholder.Split(' ')[1])))
        {
            Assert.Contains(
                $"""
                INF107 setting 'infra:{key}' is still a placeholder; a deployment needs the real value.
                       Fix: pulumi config set --path infra:{key} {value} --stack staging
                """,
                refusal,
                StringComparison.Ordinal
            );
        }

        Assert.Equal(Placeholders.Length, refusal.Split("is still a placeholder").Length - 1);
    }

    [Fact]
    public async Task Deployment_accepts_existing_names()
    {
        var settings = await new SettingsTrial().Deployable().ReadAsync(isDryRun: false);

        Assert.Equal("projects/123456789012", settings.Of<BudgetsSettings>()!.ProjectNumber);
    }

    [Theory]
    [InlineData("emergence.alerts.email", "on-call", "an e-mail address")]
    [InlineData("emergence.alerts.email", "a@b", "an e-mail address")]
    [InlineData("budgets.email", "a b@c.test", "an e-mail address")]
    [InlineData("phoenix.alerts.slackChannel", "#alerts", "a channel such as projects/some-project/notificationChannels/123")]
    [InlineData(
        "phoenix.alerts.slackChannel",
        "https://hooks.slack.com/services/1",
        "a channel such as projects/some-project/notificationChannels/123"
    )]
    [InlineData("emergence.alerts.runbook", "http://docs.test/alerts.md", "the https address of a page, without '#'")]
    [InlineData("emergence.alerts.runbook", "https://docs.test/alerts.md#top", "the https address of a page, without '#'")]
    [InlineData("budgets.projectNumber", "emergence-469005", "a project by its number, such as projects/123456789012")]
    [InlineData("budgets.projectNumber", "projects/emergence-469005", "a project by its number, such as projects/123456789012")]
    [InlineData("budgets.billingAccount", "012345-6789ab-cdef01", "a billing account such as 012345-6789AB-CDEF01")]
    [InlineData("budgets.currency", "Dollar", "a currency by its three letters, such as USD")]
    public async Task String_in_an_invalid_format_fails_with_the_allowed_format(string key, string value, string form) =>
        Assert.Equal(
            $"""
            INF103 setting 'infra:{key}' is '{value}'; it takes {form}.
                   Fix: pulumi config set --path infra:{key} <value> --stack staging
            """,
            await new SettingsTrial().With(key, value).RefusalAsync()
        );

    [Theory]
    [InlineData(0, "1")]
    [InlineData(1_000_001, "1000000")]
    public async Task Amount_outside_its_limits_fails(int amount, string nearest) =>
        Assert.Equal(
            $"""
            INF103 setting 'infra:budgets.amounts.project' is {amount}; it takes 1 to 1000000 units of the currency.
                   Fix: pulumi config set --path infra:budgets.amounts.project {nearest} --stack staging
            """,
            await new SettingsTrial().With("budgets.amounts.project", amount).RefusalAsync()
        );

    [Fact]
    public async Task Period_that_Google_rejects_fails() =>
        Assert.Equal(
            """
            INF104 setting 'infra:phoenix.alerts.uptimePeriod' is '120s'; it takes one of 60s, 300s, 600s, 900s.
                   Fix: pulumi config set --path infra:phoenix.alerts.uptimePeriod 300s --stack staging
            """,
            await new SettingsTrial().With("phoenix.alerts.uptimePeriod", "120s").RefusalAsync()
        );
}
