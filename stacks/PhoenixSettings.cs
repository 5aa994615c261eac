using System.Text.RegularExpressions;
using Infra.Delivery;
using Infra.Secrets;
using Infra.Services;
using Infra.Settings;

namespace Stacks;

/// <summary>What may differ from one environment's Phoenix to another's.</summary>
public sealed partial record PhoenixSettings
{
    /// <summary>The project it lives in.</summary>
    public required string Project { get; init; }

    /// <summary>The region of everything in it.</summary>
    public required string Region { get; init; }

    /// <summary>What the environment is called, in labels and for the services.</summary>
    public required string Environment { get; init; }

    /// <summary>Where pages that call the services come from, by service; every one is named, none is a pattern.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> AllowedOrigins { get; init; }

    /// <summary>The version of each secret that is read, by the variable that holds it.</summary>
    public required IReadOnlyDictionary<string, int> SecretVersions { get; init; }

    /// <summary>The services that answer requests, by name.</summary>
    public required IReadOnlyDictionary<string, CloudRunServiceSettings> Services { get; init; }

    /// <summary>The workers, by name.</summary>
    public required IReadOnlyDictionary<string, CloudRunWorkerPoolSettings> Workers { get; init; }

    /// <summary>Where the images are.</summary>
    public required ImageRegistrySettings Registry { get; init; }

    /// <summary>Who is told of what goes wrong.</summary>
    public required PhoenixAlertSettings Alerts { get; init; }

    /// <summary>The services it is made of.</summary>
    /// <value>Default: all eight. One that nobody uses can be left out, and no other changes.</value>
    public IReadOnlyList<ServiceSpecification> Specifications { get; init; } = PhoenixServices.All;

    private static IEnumerable<string> SecretNames => PhoenixServices.All.SelectMany(service => service.Secrets).Distinct();

    /// <summary>Reads them from the stack's settings.</summary>
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
                name => origins.Texts(name, OriginForm(), "an exact origin such as https://app.example.com, without path or pattern")
            ),
            SecretVersions = SecretNames.ToDictionary(name => name, name => versions.Integer(name, StoredSecret.VersionNumbers)),
            Services = answering.ToDictionary(name => name, name => CloudRunServiceSettings.Read(services.Section(name))),
            Workers = working.ToDictionary(name => name, name => CloudRunWorkerPoolSettings.Read(workers.Section(name))),
            Registry = ImageRegistrySettings.Read(section.Section("registry")),
            Alerts = PhoenixAlertSettings.Read(section.Section("alerts")),
        };
    }

    /// <summary>A service's name inside the system, as the settings write it.</summary>
    internal static string ShortName(ServiceSpecification service) => service.Name["phoenix-".Length..];

    /// <summary>As browsers write it in the header: names in lower case with single dots between them, no slash behind.</summary>
    [GeneratedRegex(
        @"^https://[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[1-9][0-9]{0,4})?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex OriginForm();
}
