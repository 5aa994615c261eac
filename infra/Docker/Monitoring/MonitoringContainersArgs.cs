using Infra.Docker.Containers;
using Infra.Docker.Networks;

namespace Infra.Docker.Monitoring;

/// <summary>Arguments of <see cref="MonitoringContainers"/>.</summary>
public sealed record MonitoringContainersArgs
{
    /// <summary>The files by path in the container that owns the directory, as <see cref="MonitoringFiles.Render"/> returns them.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>The image and size of Prometheus.</summary>
    public required ContainerSettings Prometheus { get; init; }

    /// <summary>The image and size of Alertmanager.</summary>
    public required ContainerSettings Alertmanager { get; init; }

    /// <summary>The image and size of Grafana.</summary>
    public required ContainerSettings Grafana { get; init; }

    /// <summary>The internal network of all monitored containers.</summary>
    public required ContainerNetwork Internal { get; init; }

    /// <summary>A network with outbound access, for Alertmanager's notifications and Grafana's port.</summary>
    public required ContainerNetwork Outside { get; init; }

    /// <summary>The port of Grafana on the host's loopback address.</summary>
    /// <value>1 to 65,535.</value>
    public required int GrafanaPort { get; init; }

    /// <summary>The host file with the Slack webhook URL, readable by uid 65534.</summary>
    public required string SlackWebhookFile { get; init; }

    /// <summary>The host file with the password of the mail account, readable by uid 65534.</summary>
    public required string SmtpPasswordFile { get; init; }

    /// <summary>Whether the volumes are protected from deletion.</summary>
    public required bool Protect { get; init; }

    /// <summary>The labels of all resources in the component.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
