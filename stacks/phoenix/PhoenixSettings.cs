using System.Text.RegularExpressions;
using Infra.Google.ArtifactRegistry;
using Infra.Google.CloudRun;
using Infra.Google.SecretManager;
using Infra.Services;
using Infra.Settings;

namespace Stacks;

/// <summary>The settings of Phoenix that differ between environments.</summary>
public sealed partial record PhoenixSettings : ISystemSettings
{
    /// <summary>The project of the environment.</summary>
    public required string Project { get; init; }

    /// <summary>The region of all resources.</summary>
    public required string Region { get; init; }

    /// <summary>The name of the environment, used in labels and passed to the services.</summary>
    public required string Environment { get; init; }

    /// <summary>The allowed origins of cross-origin requests, by service; each origin is explicit, without wildcards.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> AllowedOrigins { get; init; }

    /// <summary>The version of each secret, by environment variable.</summary>
    public required IReadOnlyDictionary<string, int> SecretVersions { get; init; }

    /// <summary>The settings of the services that handle requests, by name.</summary>
    public required IReadOnlyDictionary<string, CloudRunServiceSettings> Services { get; init; }

    /// <summary>The settings of the workers, by name.</summary>
    public required IReadOnlyDictionary<string, CloudRunWorkerPoolSettings> Workers { get; init; }

    /// <summary>The settings of the image registry.</summary>
    public required ImageRegistrySettings Registry { get; init; }

    /// <summary>The alert settings.</summary>
    public required PhoenixAlertSettings Alerts { get; init; }

    /// <summary>The services to deploy.</summary>
    /// <value>Default: all eight. Leaving out an unused service does not change the others.</value>
    public IReadOnlyList<ServiceSpecification> Specifications { get; init; } = PhoenixServices.All;

    private static IEnumerable<string> SecretNames => PhoenixServices.All.SelectMany(service => service.Secrets).Distinct();

    /// <inheritdoc />
    public IStackSystem Create(string name, IReadOnlyList<IStackSystem> earlier) => new Phoenix(name, this);

    /// <summary>Reads these settings from the stack's configuration.</summary>
    public static PhoenixSettings Read(SettingsSection section)
    {
        var origins = section.Section("allowedOrigins");
        var versions = section.Section("secretVersions");
        var services = section.Section("services");
        var workers = section.Section("workers");
        var answering = PhoenixServices.All.Where(service => service.Role != ServiceRole.Worker).Select(ShortName).ToList();
        var working = PhoenixServices.All.Where(service => service.Role == ServiceRole.Worker).Select(ShortName).ToList();
        return new PhoenixSettings
        {
            Project = SystemNames.ReadProject(section),
            Region = section.Text("region", SystemNames.Region(), SystemNames.RegionDescription),
            Environment = section.Text("environment", SystemNames.Environment(), SystemNames.EnvironmentDescription),
            AllowedOrigins = answering.ToDictionary(
                name => name,
                name => origins.Strings(name, OriginForm(), "an exact origin such as https://app.example.com, without path or pattern")
            ),
            SecretVersions = SecretNames.ToDictionary(name => name, name => versions.Integer(name, StoredSecret.VersionNumbers)),
            Services = answering.ToDictionary(name => name, name => CloudRunServiceSettings.Read(services.Section(name))),
            Workers = working.ToDictionary(name => name, name => CloudRunWorkerPoolSettings.Read(workers.Section(name))),
            Registry = ImageRegistrySettings.Read(section.Section("registry")),
            Alerts = PhoenixAlertSettings.Read(section.Section("alerts")),
        };
    }

    /// <summary>Returns a service's short name, as used in the settings.</summary>
    internal static string ShortName(ServiceSpecification service) => service.Name["phoenix-".Length..];

    /// <summary>The form of the Origin header: a lower-case host name with single dots, without a trailing slash.</summary>
    [GeneratedRegex(
        @"^https://[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[1-9][0-9]{0,4})?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OriginForm();
}
