using Infra.Containers;
using Infra.Observability;
using Infra.Quantities;
using Infra.Rollout;
using Infra.Settings;

namespace Stacks;

/// <summary>What may differ from one environment's SuperSmartMatch to another's.</summary>
public sealed record SuperSmartMatchSettings
{
    /// <summary>What the environment is called, in labels.</summary>
    public required string Environment { get; init; }

    /// <summary>The Docker daemon as <c>docker</c> takes it; the provider's own setting says the same.</summary>
    public required string DockerHost { get; init; }

    /// <summary>The address of the host that the public reaches.</summary>
    public required string Address { get; init; }

    /// <summary>The public port that leads to HTTPS.</summary>
    /// <value>1 to 65,535.</value>
    public required int HttpPort { get; init; }

    /// <summary>The public port.</summary>
    /// <value>1 to 65,535.</value>
    public required int HttpsPort { get; init; }

    /// <summary>The port on the host's loopback address where people look at dashboards.</summary>
    /// <value>1 to 65,535.</value>
    public required int GrafanaPort { get; init; }

    /// <summary>A directory of the Docker host with <c>router.pem</c>, <c>slack-webhook</c> and <c>smtp-password</c>.</summary>
    public required string SecretsDirectory { get; init; }

    /// <summary>Whether deleting a volume is refused.</summary>
    public required bool Protect { get; init; }

    /// <summary>Where alerts go.</summary>
    public required AlertChannels Alerts { get; init; }

    /// <summary>How far the new version is rolled out.</summary>
    public required RolloutSettings Rollout { get; init; }

    /// <summary>Image and size by container, as <see cref="ContainerNames"/> has them.</summary>
    public required IReadOnlyDictionary<string, ContainerSettings> Containers { get; init; }

    /// <summary>What it is made of, as the settings name it.</summary>
    public static IReadOnlyList<string> ContainerNames { get; } =
    ["v1", "nexten", "v2", "data-sync", "redis-master", "redis-replica", "router", "prometheus", "alertmanager", "grafana"];

    /// <summary>Reads them from the stack's settings.</summary>
    public static SuperSmartMatchSettings Read(SettingsSection section)
    {
        var containers = section.Section("containers");
        var settings = new SuperSmartMatchSettings
        {
            Environment = section.Text("environment", SystemNames.Environment(), SystemNames.EnvironmentDescription),
            DockerHost = HostAddresses.ReadDockerHost(section, "dockerHost"),
            Address = HostAddresses.ReadAddress(section, "address"),
            HttpPort = section.Integer("httpPort", Port),
            HttpsPort = section.Integer("httpsPort", Port),
            GrafanaPort = section.Integer("grafanaPort", Port),
            SecretsDirectory = section.Text("secretsDirectory", SystemNames.Directory(), SystemNames.DirectoryDescription),
            Protect = section.Flag("protect"),
            Alerts = ReadAlerts(section.Section("alerts")),
            Rollout = RolloutSettings.Read(section.Section("rollout"), SuperSmartMatchGates.Segments),
            Containers = ContainerNames.ToDictionary(name => name, name => ContainerSettings.Read(containers.Section(name))),
        };
        RefuseEqualPorts(settings, section);
        return settings;
    }

    /// <summary>Source: https://www.rfc-editor.org/rfc/rfc9293 (16 bits; 0 is none).</summary>
    private static readonly Limit<int> Port = new(1, 65_535);

    private static AlertChannels ReadAlerts(SettingsSection alerts) =>
        new(
            alerts.Text("slackChannel", HostAddresses.SlackChannel(), "a channel such as #war-room"),
            alerts.Text("emailTo", HostAddresses.Email(), "an e-mail address such as on-call@example.com"),
            alerts.Text("emailFrom", HostAddresses.Email(), "an e-mail address such as on-call@example.com"),
            alerts.Text("smtpHost", HostAddresses.HostAndPort(), "a mail server with its port, such as smtp.example.com:587")
        );

    private static void RefuseEqualPorts(SuperSmartMatchSettings settings, SettingsSection section)
    {
        if (section.IsSound("httpPort", "httpsPort") && settings.HttpPort == settings.HttpsPort)
        {
            section.Conflict("httpPort", $"is {settings.HttpPort}, which is httpsPort already.", "<another port>");
        }

        // Loopback is among all addresses of the host and may be the public one itself, on a laptop.
        if (
            section.IsSound("httpPort", "httpsPort", "grafanaPort", "address")
            && settings.Address == PublishedPort.Loopback
            && (settings.GrafanaPort == settings.HttpPort || settings.GrafanaPort == settings.HttpsPort)
        )
        {
            section.Conflict("grafanaPort", $"is {settings.GrafanaPort}, which the router has on the same address.", "<another port>");
        }
    }
}
