using Infra.Containers;

namespace Infra.Observability;

/// <summary>Arguments of <see cref="MonitoringContainers"/>.</summary>
public sealed record MonitoringContainersArgs
{
    /// <summary>Contents by path inside the container whose folder it is, as <see cref="MonitoringFiles.Render"/> gives them.</summary>
    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Image and size of Prometheus.</summary>
    public required ContainerSettings Prometheus { get; init; }

    /// <summary>Image and size of Alertmanager.</summary>
    public required ContainerSettings Alertmanager { get; init; }

    /// <summary>Image and size of Grafana.</summary>
    public required ContainerSettings Grafana { get; init; }

    /// <summary>The network of everything that is watched.</summary>
    public required ContainerNetwork Internal { get; init; }

    /// <summary>A network that leads out, for Alertmanager's messages and Grafana's port.</summary>
    public required ContainerNetwork Outside { get; init; }

    /// <summary>The port on the host's loopback address where Grafana answers.</summary>
    /// <value>1 to 65,535.</value>
    public required int GrafanaPort { get; init; }

    /// <summary>A file of the host with the webhook of Slack, readable by uid 65534.</summary>
    public required string SlackWebhookFile { get; init; }

    /// <summary>A file of the host with the password of the mail account, readable by uid 65534.</summary>
    public required string SmtpPasswordFile { get; init; }

    /// <summary>Whether deleting its volumes is refused.</summary>
    public required bool Protect { get; init; }

    /// <summary>Labels of everything it is made of.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
