using Infra.Google.ArtifactRegistry;
using Infra.Google.Monitoring;
using Infra.Google.SecretManager;
using Infra.Google.ServiceUsage;
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

    /// <summary>Declares the system phase by phase: a failed phase stops the later ones.</summary>
    public Phoenix(string name, PhoenixSettings settings, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var labels = SystemLabels.CreateInputs(name, settings.Environment);
        var apis = new ProjectServices($"{name}-apis", new() { Project = settings.Project, Apis = Apis }, new() { Parent = this });
        var enabled = new ComponentResourceOptions { Parent = this, DependsOn = { apis } };
        var registry = CreateRegistry(name, settings, labels, enabled);
        var secrets = settings
            .Specifications.SelectMany(service => service.Secrets)
            .Distinct()
            .ToDictionary(secret => secret, secret => CreateSecret(name, secret, settings, labels, enabled));

        var deployment = new PhoenixDeployment(settings, labels, registry, secrets);
        List<PhoenixService> services = [];
        var waiting = enabled;
        foreach (var phase in settings.Specifications.GroupBy(service => service.Phase).OrderBy(phase => phase.Key))
        {
            var declared = phase.Select(service => deployment.Declare(service, services, waiting)).ToList();
            services.AddRange(declared);
            waiting = new() { Parent = this, DependsOn = declared.Select(service => (Resource)service.Component).ToArray() };
        }

        var answering = services.Where(service => service.Uri is not null).ToList();
        answering.ForEach(service => Check(service, settings, labels, enabled));
        Monitor(name, settings, labels, enabled);
        Parts = new DeployedParts([.. services.Select(service => service.Identity)], [], []);
        Outputs = answering.ToDictionary(service => PhoenixServices.UrlOutput(service.Specification.Name), service => (object?)service.Uri);
        RegisterOutputs(answering.ToDictionary(service => service.Specification.Name, service => (object?)service.Uri));
    }

    /// <summary>
    /// The parts that a deployment needs extra access to. Secrets are not included, because their values are added out of band.
    /// </summary>
    public DeployedParts Parts { get; }

    /// <summary>The services' URLs.</summary>
    public IReadOnlyDictionary<string, object?> Outputs { get; }

    private static ImageRegistry CreateRegistry(
        string name,
        PhoenixSettings settings,
        InputMap<string> labels,
        ComponentResourceOptions options
    ) =>
        new(
            name,
            new()
            {
                Project = settings.Project,
                Region = settings.Region,
                Settings = settings.Registry,
                Description = "Phoenix",
                Labels = labels,
            },
            options
        );

    private static StoredSecret CreateSecret(
        string name,
        string variable,
        PhoenixSettings settings,
        InputMap<string> labels,
        ComponentResourceOptions options
    ) =>
        new(
            $"{name}-{variable.ToLowerInvariant().Replace('_', '-')}",
            new()
            {
                Region = settings.Region,
                Labels = labels,
                AddedVersion = settings.SecretVersions[variable],
            },
            options
        );

    private static void Check(
        PhoenixService service,
        PhoenixSettings settings,
        InputMap<string> labels,
        ComponentResourceOptions options
    ) =>
        _ = new UptimeCheck(
            $"{service.Specification.Name}-uptime",
            new()
            {
                Project = settings.Project,
                Uri = service.Uri!,
                Path = service.Specification.HealthPath,
                Period = settings.Alerts.UptimePeriod,
                Labels = labels,
            },
            options
        );

    private static void Monitor(string name, PhoenixSettings settings, InputMap<string> labels, ComponentResourceOptions options) =>
        _ = new CloudMonitoring(
            $"{name}-monitoring",
            new()
            {
                Title = $"Phoenix {settings.Environment}",
                Settings = settings.Alerts.Channels,
                Rules = PhoenixAlerts.Of($"{name}-", settings.Alerts.UptimePeriod),
                Watched = PhoenixAlerts.Charts($"{name}-", settings.Specifications),
                Labels = labels,
            },
            options
        );
}
