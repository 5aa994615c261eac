using System.Globalization;
using Infra.Docker.Containers;
using Infra.Docker.Networks;
using Infra.Services;
using Pulumi;

namespace Stacks;

/// <summary>Phoenix on one Docker host: the same eight services as <see cref="Phoenix"/>, on two shared networks.</summary>
public sealed class PhoenixContainers : ComponentResource, IStackSystem
{
    private const string TypeToken = "platform:systems:PhoenixContainers";

    private const string SecretsFolder = "/run/secrets";
    private const string HeartbeatFile = "/tmp/heartbeat";

    /// <summary>The user <c>phoenix</c> of the images.</summary>
    private static readonly ContainerUser User = new(10_001, 10_001);

    /// <summary>
    /// The allowed origins: only pages on this machine. They include all services, so that leaving one out does not change the others.
    /// </summary>
    private static readonly List<string> Origins =
    [
        .. PhoenixServices.All.Where(service => service.Role == ServiceRole.Web).Select(Address),
    ];

    private readonly PhoenixContainersSettings _settings;
    private readonly Dictionary<string, string> _labels;
    private readonly ContainerNetwork _internal;
    private readonly ContainerNetwork _outside;

    /// <summary>Declares the system phase by phase: a phase that does not become healthy stops the later ones.</summary>
    public PhoenixContainers(string name, PhoenixContainersSettings settings, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        _settings = settings;
        _labels = SystemLabels.Create(name, settings.Environment);
        var waiting = new ComponentResourceOptions { Parent = this };
        _internal = new ContainerNetwork($"{name}-internal", new() { IsInternal = true, Labels = _labels }, waiting);
        _outside = new ContainerNetwork($"{name}-outside", new() { IsInternal = false, Labels = _labels }, waiting);
        foreach (var phase in settings.Specifications.GroupBy(service => service.Phase).OrderBy(phase => phase.Key))
        {
            var declared = phase.Select(service => Declare(service, waiting)).ToList();
            waiting = new ComponentResourceOptions { Parent = this, DependsOn = declared.ToArray() };
        }

        RegisterOutputs(Answering().ToDictionary(service => service.Name, service => (object?)Address(service)));
    }

    /// <summary>The services' URLs, which are reachable only from this machine.</summary>
    public IReadOnlyDictionary<string, object?> Outputs =>
        Answering().ToDictionary(service => PhoenixServices.UrlOutput(service.Name), service => (object?)Address(service));

    private static string Address(ServiceSpecification service) => Url("localhost", service);

    private static string Url(string host, ServiceSpecification service) =>
        string.Create(CultureInfo.InvariantCulture, $"http://{host}:{service.Port}");

    private IEnumerable<ServiceSpecification> Answering() => _settings.Specifications.Where(service => service.Role != ServiceRole.Worker);

    private ContainerService Declare(ServiceSpecification service, ComponentResourceOptions waiting)
    {
        var answers = service.Role != ServiceRole.Worker;
        return new ContainerService(
            service.Name,
            new()
            {
                Settings = _settings.Containers[PhoenixSettings.ShortName(service)],
                User = User,
                Probe = answers
                    ? HealthProbe.Http(service.ProbeTool, service.Port, service.HealthPath)
                    : HealthProbe.Heartbeat(HeartbeatFile, PhoenixServices.Heartbeat),
                Networks = [new(_internal, PhoenixSettings.ShortName(service)), new(_outside)],
                Variables = Variables(service),
                Ports = answers ? [new(PublishedPort.Loopback, service.Port, service.Port)] : [],
                HostFiles = service.Secrets.ToDictionary(SecretFile, secret => $"{_settings.SecretsDirectory}/{secret}"),
                Labels = _labels,
            },
            waiting
        );
    }

    private Dictionary<string, Input<string>> Variables(ServiceSpecification service)
    {
        var variables = service.Variables.ToDictionary(variable => variable.Key, variable => (Input<string>)variable.Value);
        variables["ENVIRONMENT"] = _settings.Environment;
        foreach (var secret in service.Secrets)
        {
            variables[$"{secret}_FILE"] = SecretFile(secret);
        }

        foreach (var (variable, used) in service.Uses)
        {
            var other = _settings.Specifications.Single(candidate => candidate.Name == used);
            variables[variable] = Url(PhoenixSettings.ShortName(other), other);
        }

        if (service.Role == ServiceRole.Worker)
        {
            variables["HEARTBEAT_FILE"] = HeartbeatFile;
            return variables;
        }

        variables["PORT"] = service.Port.ToString(CultureInfo.InvariantCulture);
        variables["ALLOWED_ORIGINS"] = string.Join(',', Origins);
        return variables;
    }

    private static string SecretFile(string secret) => $"{SecretsFolder}/{secret}";
}
