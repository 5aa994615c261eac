using Infra.Composition;
using Infra.Docker.Containers;
using Infra.Docker.Volumes;
using Infra.Services;
using Pulumi;
using Pulumi.Random;

namespace Infra.Docker.Monitoring;

/// <summary>Prometheus, Alertmanager and Grafana in containers, each with its configuration files.</summary>
public sealed class MonitoringContainers : ComponentResource
{
    private const string TypeToken = "platform:observability:MonitoringContainers";

    private const int PrometheusPort = 9090;
    private const int AlertmanagerPort = 9093;
    private const int GrafanaPort = 3000;

    /// <summary>The length of a password of letters and digits: 32 of them have 190 bits of entropy.</summary>
    private const int PasswordLength = 32;

    /// <summary>The password is one of the files in Grafana's provisioning directory; Grafana ignores files it does not know.</summary>
    private const string PasswordFile = "admin-password";

    /// <summary>The user of the official image. Source: https://grafana.com/docs/grafana/latest/setup-grafana.</summary>
    private static readonly ContainerUser Grafana = new(472, 472);

    private readonly string _name;
    private readonly MonitoringContainersArgs _args;
    private readonly ComponentResourceOptions? _options;

    /// <param name="name">The prefix of all container names on the host.</param>
    /// <param name="args">Files, sizes, networks and other settings.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public MonitoringContainers(string name, MonitoringContainersArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        (_name, _args, _options) = (name, args, options);
        var alertmanager = DeclareAlertmanager();
        Prometheus = DeclarePrometheus(alertmanager);
        AdministratorPassword = DeclareGrafana();
        RegisterOutputs(new Dictionary<string, object?> { ["administratorPassword"] = AdministratorPassword });
    }

    /// <summary>Prometheus, for use as a dependency.</summary>
    public ContainerService Prometheus { get; }

    /// <summary>The name of <see cref="Prometheus"/> on the host.</summary>
    public string PrometheusName => $"{_name}-prometheus";

    /// <summary>The password of Grafana's <c>admin</c> user; a secret. Grafana uses it only when its volume is new.</summary>
    public Output<string> AdministratorPassword { get; }

    private ContainerService DeclareAlertmanager() =>
        Declare(
            "alertmanager",
            Args(
                "alertmanager",
                _args.Alertmanager,
                ContainerUser.Unprivileged,
                HealthProbe.Http(ProbeTool.Wget, AlertmanagerPort, "/-/healthy")
            ) with
            {
                // Alertmanager connects to Slack and the mail server.
                Networks = [new(_args.Internal, "alertmanager"), new(_args.Outside)],
                Command = AlertmanagerConfiguration.Arguments,
                Files = [ContainerFileSet.Below("configuration", MonitoringPaths.Alertmanager, _args.Files)],
                HostFiles = new Dictionary<string, string>
                {
                    [MonitoringPaths.SlackWebhook] = _args.SlackWebhookFile,
                    [MonitoringPaths.SmtpPassword] = _args.SmtpPasswordFile,
                },
                Volumes = Kept("alertmanager", "/alertmanager"),
            }
        );

    private ContainerService DeclarePrometheus(ContainerService alertmanager) =>
        Declare(
            "prometheus",
            Args(
                "prometheus",
                _args.Prometheus,
                ContainerUser.Unprivileged,
                HealthProbe.Http(ProbeTool.Wget, PrometheusPort, "/-/healthy")
            ) with
            {
                Command = PrometheusConfiguration.Arguments,
                Files = [ContainerFileSet.Below("configuration", MonitoringPaths.Prometheus, _args.Files)],
                Volumes = Kept("prometheus", "/prometheus"),
            },
            alertmanager
        );

    private Output<string> DeclareGrafana()
    {
        var password = new RandomPassword(
            $"{_name}-grafana-password",
            new() { Length = PasswordLength, Special = false },
            new() { Parent = this }
        ).Result;
        var provisioning = ContainerFileSet.Below("provisioning", MonitoringPaths.GrafanaProvisioning, _args.Files) with
        {
            Secrets = new Dictionary<string, Output<string>> { [PasswordFile] = password },
        };
        Declare(
            "grafana",
            Args("grafana", _args.Grafana, Grafana, HealthProbe.Http(ProbeTool.Wget, GrafanaPort, "/api/health")) with
            {
                // Docker does not publish ports of a container that is only in internal networks.
                Networks = [new(_args.Internal, "grafana"), new(_args.Outside)],
                Variables = new Dictionary<string, Input<string>>
                {
                    ["GF_ANALYTICS_CHECK_FOR_UPDATES"] = "false",
                    ["GF_ANALYTICS_REPORTING_ENABLED"] = "false",
                    ["GF_AUTH_ANONYMOUS_ENABLED"] = "false",
                    ["GF_METRICS_ENABLED"] = "true",
                    ["GF_SECURITY_ADMIN_PASSWORD__FILE"] = $"{MonitoringPaths.GrafanaProvisioning}/{PasswordFile}",
                    ["GF_USERS_ALLOW_SIGN_UP"] = "false",
                },
                Ports = [new(PublishedPort.Loopback, _args.GrafanaPort, GrafanaPort)],
                Files = [provisioning, ContainerFileSet.Below("dashboards", MonitoringPaths.GrafanaDashboards, _args.Files)],
                Volumes = Kept("grafana", "/var/lib/grafana"),
            },
            Prometheus
        );
        return password;
    }

    private ContainerServiceArgs Args(string alias, ContainerSettings settings, ContainerUser user, HealthProbe probe) =>
        new()
        {
            Settings = settings,
            User = user,
            Probe = probe,
            Networks = [new(_args.Internal, alias)],
            Labels = _args.Labels,
        };

    private ContainerService Declare(string part, ContainerServiceArgs args, params ContainerService[] after)
    {
        var child = ChildOptions.OfComponent(this, _options);
        child.DependsOn = child.DependsOn.Concat(after);
        return new ContainerService($"{_name}-{part}", args, child);
    }

    private Dictionary<string, PersistentVolume> Kept(string part, string directory) =>
        new()
        {
            [directory] = new(
                $"{_name}-{part}-data",
                new() { Protect = _args.Protect, Labels = _args.Labels },
                ChildOptions.OfComponent(this, _options)
            ),
        };
}
