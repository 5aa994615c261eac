using Infra.Google.ArtifactRegistry;
using Infra.Google.CloudRun;
using Infra.Google.Iam;
using Infra.Google.Monitoring;
using Infra.Google.SecretManager;
using Infra.Google.ServiceUsage;
using Infra.Services;
using Pulumi;

namespace Stacks;

/// <summary>Phoenix: eight services that share only each other's addresses and the secrets they refer to.</summary>
public sealed class Phoenix : ComponentResource, IStackSystem
{
    /// <summary>The name in the settings and in labels, on every platform.</summary>
    public const string SystemName = "phoenix";

    private const string TypeToken = "platform:systems:Phoenix";

    private static readonly string[] Apis =
    [
        "artifactregistry.googleapis.com",
        "iam.googleapis.com",
        "monitoring.googleapis.com",
        "run.googleapis.com",
        "secretmanager.googleapis.com",
    ];

    private readonly PhoenixSettings _settings;
    private readonly InputMap<string> _labels;
    private readonly ImageRegistry _registry;
    private readonly List<WorkloadIdentity> _identities = [];
    private readonly Dictionary<string, StoredSecret> _secrets = [];
    private readonly Dictionary<string, CloudRunService> _services = [];

    /// <summary>Declares the system phase by phase: a failed phase stops the later ones.</summary>
    public Phoenix(string name, PhoenixSettings settings, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        _settings = settings;
        _labels = SystemLabels.Of(name, settings.Environment);
        var apis = new ProjectServices($"{name}-apis", new() { Project = settings.Project, Apis = Apis }, new() { Parent = this });
        var enabled = new ComponentResourceOptions { Parent = this, DependsOn = { apis } };
        var waiting = enabled;
        _registry = CreateRegistry(name, waiting);
        foreach (var secret in settings.Specifications.SelectMany(service => service.Secrets).Distinct())
        {
            var id = $"{name}-{secret.ToLowerInvariant().Replace('_', '-')}";
            _secrets[secret] = new StoredSecret(
                id,
                new()
                {
                    Region = settings.Region,
                    Labels = _labels,
                    AddedVersion = settings.SecretVersions[secret],
                },
                waiting
            );
        }

        foreach (var phase in settings.Specifications.GroupBy(service => service.Phase).OrderBy(phase => phase.Key))
        {
            var declared = phase.Select(service => Declare(service, waiting)).ToList();
            waiting = new ComponentResourceOptions { Parent = this, DependsOn = declared.ToArray() };
        }

        Watch(name, enabled);
        RegisterOutputs(_services.ToDictionary(service => service.Key, service => (object?)service.Value.Uri));
    }

    /// <summary>
    /// The parts that a deployment needs extra access to. Secrets are not included, because their values are added out of band.
    /// </summary>
    public DeployedParts Parts => new(_identities, [], []);

    /// <summary>The services' URLs.</summary>
    public IReadOnlyDictionary<string, object?> Outputs =>
        _services.ToDictionary(service => PhoenixServices.UrlOutput(service.Key), service => (object?)service.Value.Uri);

    private ImageRegistry CreateRegistry(string name, ComponentResourceOptions waiting) =>
        new(
            name,
            new()
            {
                Project = _settings.Project,
                Region = _settings.Region,
                Settings = _settings.Registry,
                Description = "Phoenix",
                Labels = _labels,
            },
            waiting
        );

    private void Watch(string name, ComponentResourceOptions enabled)
    {
        foreach (var service in _settings.Specifications.Where(service => _services.ContainsKey(service.Name)))
        {
            _ = new UptimeCheck(
                $"{service.Name}-uptime",
                new()
                {
                    Project = _settings.Project,
                    Uri = _services[service.Name].Uri,
                    Path = service.HealthPath,
                    Period = _settings.Alerts.UptimePeriod,
                    Labels = _labels,
                },
                enabled
            );
        }

        _ = new CloudMonitoring(
            $"{name}-monitoring",
            new()
            {
                Title = $"Phoenix {_settings.Environment}",
                Settings = _settings.Alerts.Channels,
                Rules = PhoenixAlerts.Of($"{name}-", _settings.Alerts.UptimePeriod),
                Watched = PhoenixAlerts.Charts($"{name}-", _settings.Specifications),
                Labels = _labels,
            },
            enabled
        );
    }

    private Resource Declare(ServiceSpecification service, ComponentResourceOptions waiting)
    {
        var identity = new WorkloadIdentity(
            service.Name,
            new() { Project = _settings.Project, DisplayName = $"Phoenix {PhoenixSettings.ShortName(service)}" },
            waiting
        );
        _identities.Add(identity);
        _registry.AllowReading(service.Name, identity);
        var secrets = service.Secrets.ToDictionary(secret => secret, secret => _secrets[secret].GrantTo(service.Name, identity));
        return service.Role == ServiceRole.Worker
            ? DeclareWorker(service, identity, secrets, waiting)
            : DeclareService(service, identity, secrets, waiting);
    }

    private CloudRunWorkerPool DeclareWorker(
        ServiceSpecification service,
        WorkloadIdentity identity,
        Dictionary<string, SecretAccess> secrets,
        ComponentResourceOptions waiting
    ) =>
        new(
            service.Name,
            new()
            {
                Region = _settings.Region,
                Identity = identity,
                Settings = _settings.Workers[PhoenixSettings.ShortName(service)],
                Variables = Variables(service),
                Secrets = secrets,
                Labels = _labels,
            },
            waiting
        );

    private CloudRunService DeclareService(
        ServiceSpecification service,
        WorkloadIdentity identity,
        Dictionary<string, SecretAccess> secrets,
        ComponentResourceOptions waiting
    )
    {
        var variables = Variables(service);
        variables["ALLOWED_ORIGINS"] = string.Join(',', _settings.AllowedOrigins[PhoenixSettings.ShortName(service)]);
        var declared = new CloudRunService(
            service.Name,
            new()
            {
                Region = _settings.Region,
                Identity = identity,
                Settings = _settings.Services[PhoenixSettings.ShortName(service)],
                Port = service.Port,
                HealthPath = service.HealthPath,
                Ingress = Ingress.All,
                SessionAffinity = service.KeepsSessions,
                Variables = variables,
                Secrets = secrets,
                Labels = _labels,
            },
            waiting
        );
        // Browsers call all services; the APIs authenticate callers by the tokens they issue.
        declared.AllowUnauthenticated();
        _services[service.Name] = declared;
        return declared;
    }

    private Dictionary<string, Input<string>> Variables(ServiceSpecification service)
    {
        var variables = service.Variables.ToDictionary(variable => variable.Key, variable => (Input<string>)variable.Value);
        variables["ENVIRONMENT"] = _settings.Environment;
        foreach (var (variable, used) in service.Uses)
        {
            variables[variable] = _services[used].Uri;
        }

        return variables;
    }
}
