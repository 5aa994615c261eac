using Infra.Docker.Containers;
using Infra.Docker.Monitoring;
using Infra.Quantities;
using Infra.Rollout;
using Infra.Settings;

namespace Stacks;

/// <summary>The settings of SuperSmartMatch that differ between environments.</summary>
public sealed record SuperSmartMatchSettings : ISystemSettings
{
    /// <summary>The name of the environment, used in labels.</summary>
    public required string Environment { get; init; }

    /// <summary>The Docker host in the form that <c>docker</c> takes; the provider's setting must have the same value.</summary>
    public required string DockerHost { get; init; }

    /// <summary>The public IP address of the host.</summary>
    public required string Address { get; init; }

    /// <summary>The public port that redirects to HTTPS.</summary>
    /// <value>1 to 65,535.</value>
    public required int HttpPort { get; init; }

    /// <summary>The public HTTPS port.</summary>
    /// <value>1 to 65,535.</value>
    public required int HttpsPort { get; init; }

    /// <summary>The port of the dashboards on the host's loopback address.</summary>
    /// <value>1 to 65,535.</value>
    public required int GrafanaPort { get; init; }

    /// <summary>A directory on the Docker host with <c>router.pem</c>, <c>slack-webhook</c> and <c>smtp-password</c>.</summary>
    public required string SecretsDirectory { get; init; }

    /// <summary>Whether the volumes are protected from deletion.</summary>
    public required bool Protect { get; init; }

    /// <summary>The destinations of alerts.</summary>
    public required AlertmanagerChannels Alerts { get; init; }

    /// <summary>The rollout settings.</summary>
    public required RolloutSettings Rollout { get; init; }

    /// <summary>The image and size of each container in <see cref="ContainerNames"/>.</summary>
    public required IReadOnlyDictionary<string, ContainerSettings> Containers { get; init; }

    /// <summary>The names of the containers in the settings.</summary>
    public static IReadOnlyList<string> ContainerNames { get; } =
    ["v1", "nexten", "v2", "data-sync", "redis-master", "redis-replica", "router", "prometheus", "alertmanager", "grafana"];

    /// <inheritdoc />
    public IStackSystem Create(string name, IReadOnlyList<IStackSystem> earlier) => new SuperSmartMatch(name, this);

    /// <summary>Reads these settings from the stack's configuration.</summary>
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

    /// <summary>Source: https://www.rfc-editor.org/rfc/rfc9293 (16 bits; 0 is reserved).</summary>
    private static readonly Limit<int> Port = new(1, 65_535);

    private static AlertmanagerChannels ReadAlerts(SettingsSection alerts) =>
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

        // On a laptop, the public address can be the loopback address, where Grafana also listens.
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
