using System.Text.Json.Nodes;
using Infra.Tests.Plans;
using Stacks;

namespace Infra.Tests.Settings;

/// <summary>The settings of containers and their hosts.</summary>
public sealed class ContainerSettingTests
{
    private const string Section = "infra:supersmartmatch";

    private const string Host = "unix:///path of a socket, or ssh://user@host";
    private const string Address = "one IPv4 address of the Docker host; 0.0.0.0 (all addresses) is not allowed";

    [Theory]
    [InlineData("containers.v1.cpus", "9m", "10m to 256000m", "10m")]
    [InlineData("containers.v1.cpus", "256001m", "10m to 256000m", "256000m")]
    [InlineData("containers.grafana.memory", "15MiB", "16MiB to 1048576MiB", "16MiB")]
    public Task Amount_outside_its_limits_fails_with_value_range_and_nearest(string key, string value, string range, string nearest) =>
        RefusesAsync("INF103", key, value, $"is {value}; it takes {range}.", nearest);

    [Theory]
    [InlineData("httpPort", 0, "1")]
    [InlineData("httpsPort", 65_536, "65535")]
    public Task Port_outside_its_limits_fails(string key, int value, string nearest) =>
        RefusesAsync("INF103", key, value, $"is {value}; it takes 1 to 65535.", nearest);

    [Theory]
    [InlineData("containers.v1.cpus", "0.5", "a share of processors such as 500m")]
    [InlineData("containers.v1.cpus", "1", "a share of processors such as 500m")]
    [InlineData("dockerHost", "tcp://10.0.0.1:2375", Host)]
    [InlineData("dockerHost", "ssh://user@host extra", Host)]
    [InlineData("dockerHost", "unix:///var/run/docker.sock\n", Host)]
    [InlineData("address", "0.0.0.0", Address)]
    [InlineData("address", "256.1.1.1", Address)]
    [InlineData("address", "10.0.0", Address)]
    [InlineData("address", "10.0.0.1.", Address)]
    [InlineData("address", "::1", Address)]
    [InlineData("secretsDirectory", "secrets", "an absolute path without spaces, such as /srv/phoenix/secrets")]
    [InlineData("secretsDirectory", "/srv/../etc", "an absolute path without spaces, such as /srv/phoenix/secrets")]
    [InlineData("alerts.slackChannel", "war-room", "a channel such as #war-room")]
    [InlineData("alerts.emailTo", "on-call", "an e-mail address such as on-call@example.com")]
    [InlineData("alerts.smtpHost", "smtp.example.com", "a mail server with its port, such as smtp.example.com:587")]
    public Task String_in_an_invalid_format_fails_with_the_format(string key, string value, string form) =>
        RefusesAsync("INF103", key, value, $"is '{value}'; it takes {form}.", "<value>");

    [Fact]
    public Task Equal_ports_fail() => RefusesAsync("INF106", "httpPort", 443, "is 443, which is httpsPort already.", "<another port>");

    [Theory]
    [InlineData(10_080)]
    [InlineData(10_443)]
    public async Task Port_that_the_router_uses_on_the_same_address_fails(int port) =>
        Assert.Equal(
            $"""
            INF106 setting 'infra:supersmartmatch.grafanaPort' is {port}, which the router has on the same address.
                   Fix: pulumi config set --path infra:supersmartmatch.grafanaPort <another port> --stack dev
            """,
            await new SettingsTrial(StackPlans.Laptop).With("supersmartmatch.grafanaPort", port).RefusalAsync()
        );

    [Fact]
    public async Task Address_placeholder_can_be_previewed_but_not_deployed()
    {
        var trial = new SettingsTrial()
            .Deployable()
            .With("supersmartmatch.dockerHost", SettingsFile.Text(SettingsTrial.Stack, "infra:supersmartmatch.dockerHost"))
            .With("supersmartmatch.address", SettingsFile.Text(SettingsTrial.Stack, "infra:supersmartmatch.address"));

        Assert.NotNull((await trial.ReadAsync(isDryRun: true)).Of<SuperSmartMatchSettings>());
        const string host = "ssh://deploy@supersmartmatch.staging.example";
        Assert.Equal(
            $"""
            INF107 setting '{Section}.dockerHost' is {host}, a placeholder; a deployment needs a host.
                   Fix: pulumi config set --path {Section}.dockerHost ssh://<user>@<host> --stack staging
            INF107 setting '{Section}.address' is 192.0.2.20, a documentation address; a deployment needs an address of the host.
                   Fix: pulumi config set --path {Section}.address <address> --stack staging
            """,
            await trial.RefusalAsync(isDryRun: false)
        );
    }

    [Fact]
    public async Task Laptop_deploys_once_its_images_are_built() =>
        Assert.NotNull(
            (await new SettingsTrial(StackPlans.Laptop).Deployable().ReadAsync(isDryRun: false)).Of<PhoenixContainersSettings>()
        );

    [Fact]
    public async Task Platform_determines_the_settings_of_phoenix()
    {
        var cloud = await new SettingsTrial().ReadAsync();
        var laptop = await new SettingsTrial(StackPlans.Laptop).ReadAsync();

        Assert.Equal((true, false), (cloud.Of<PhoenixSettings>() is not null, cloud.Of<PhoenixContainersSettings>() is not null));
        Assert.Equal((false, true), (laptop.Of<PhoenixSettings>() is not null, laptop.Of<PhoenixContainersSettings>() is not null));
    }

    [Fact]
    public async Task Unknown_platform_fails_with_the_valid_platforms() =>
        Assert.StartsWith(
            "INF104 setting 'infra:phoenix.platform' is 'kubernetes'; it takes one of cloud-run, docker.",
            await new SettingsTrial().With("phoenix.platform", "kubernetes").RefusalAsync(),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Settings_of_another_platform_are_unknown() =>
        Assert.Contains(
            "INF105 setting 'infra:phoenix.region' is not known.",
            await new SettingsTrial(StackPlans.Laptop).With("phoenix.region", "europe-west1").RefusalAsync(),
            StringComparison.Ordinal
        );

    private static async Task RefusesAsync(string code, string key, JsonNode value, string message, string fix) =>
        Assert.Equal(
            $"""
            {code} setting 'infra:supersmartmatch.{key}' {message}
                   Fix: pulumi config set --path infra:supersmartmatch.{key} {fix} --stack staging
            """,
            await new SettingsTrial().With($"supersmartmatch.{key}", value).RefusalAsync()
        );
}
