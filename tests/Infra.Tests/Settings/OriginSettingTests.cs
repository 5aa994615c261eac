using System.Text.Json.Nodes;
using Stacks;

namespace Infra.Tests.Settings;

/// <summary>The origins that may call a service: exact ones, so that no other page is allowed.</summary>
public sealed class OriginSettingTests
{
    private const string Key = "phoenix.allowedOrigins.letters";
    private const string Origin = "an exact origin such as https://app.example.com, without path or pattern";

    [Theory]
    [InlineData("*")]
    [InlineData("https://*")]
    [InlineData("https://*.example.com")]
    [InlineData("http://app.example.com")]
    [InlineData("app.example.com")]
    [InlineData("https://app.example.com/")]
    [InlineData("https://app.example.com/path")]
    [InlineData("https://app.example.com?query")]
    [InlineData("https://user@app.example.com")]
    [InlineData("https://App.example.com")]
    [InlineData("https://app..example.com")]
    [InlineData("https://app.example.com.")]
    [InlineData("https://app-.example.com")]
    [InlineData("https://app.example.com:")]
    [InlineData("https://app.example.com:0")]
    [InlineData("https://app.example.com:443000")]
    [InlineData("https://one.example.com,https://two.example.com")]
    [InlineData("https://app.example.com\n")]
    [InlineData("null")]
    [InlineData("")]
    public async Task Origin_that_is_not_exact_fails_with_its_place_in_the_list(string origin) =>
        Assert.Equal(
            $"""
            INF103 setting 'infra:{Key}[1]' is '{origin}'; it takes {Origin}.
                   Fix: pulumi config set --path 'infra:{Key}[1]' <value> --stack staging
            """,
            await new SettingsTrial().With(Key, new JsonArray("https://good.example.com", origin)).RefusalAsync()
        );

    [Fact]
    public async Task Origins_that_are_not_exact_fail_each() =>
        Assert.Equal(
            $"""
            INF103 setting 'infra:{Key}[0]' is '*'; it takes {Origin}.
                   Fix: pulumi config set --path 'infra:{Key}[0]' <value> --stack staging
            INF103 setting 'infra:{Key}[1]' is '7'; it takes {Origin}.
                   Fix: pulumi config set --path 'infra:{Key}[1]' <value> --stack staging
            """,
            await new SettingsTrial().With(Key, new JsonArray("*", 7)).RefusalAsync()
        );

    [Fact]
    public async Task Origins_missing_fail_with_the_command_for_a_list() =>
        Assert.Equal(
            $"""
            INF101 setting 'infra:{Key}' is required and missing; it takes a list, each {Origin}.
                   Fix: pulumi config set --path 'infra:{Key}[0]' <value> --stack staging
            """,
            await new SettingsTrial().Without(Key).RefusalAsync()
        );

    [Theory]
    [InlineData("\"https://app.example.com\"")]
    [InlineData("{}")]
    [InlineData("true")]
    [InlineData("null")]
    public async Task Origins_of_another_type_fail_and_go_first(string json) =>
        Assert.Equal(
            $"""
            INF102 setting 'infra:{Key}' is {json}; it takes a list, each {Origin}.
                   Fix: pulumi config rm --path infra:{Key} --stack staging &&
            """ + $" pulumi config set --path 'infra:{Key}[0]' <value> --stack staging",
            await new SettingsTrial().With(Key, JsonNode.Parse(json)).RefusalAsync()
        );

    [Fact]
    public async Task Origins_setting_of_a_worker_is_unknown() =>
        Assert.Equal(
            """
            INF105 setting 'infra:phoenix.allowedOrigins.event-bridge' is not known.
                   Fix: pulumi config rm --path infra:phoenix.allowedOrigins.event-bridge --stack staging
            """,
            await new SettingsTrial().With("phoenix.allowedOrigins.event-bridge", new JsonArray()).RefusalAsync()
        );

    [Theory]
    [InlineData]
    [InlineData("https://app.example.com")]
    [InlineData("https://localhost:8443", "https://a.b-c.d1.example")]
    public async Task Exact_origins_are_accepted_unchanged(params string[] origins)
    {
        var list = new JsonArray([.. origins.Select(origin => (JsonNode)origin)]);

        Assert.Equal(origins, (await new SettingsTrial().With(Key, list).ReadAsync()).Of<PhoenixSettings>()!.AllowedOrigins["letters"]);
    }
}
