using Infra.Containers;
using Infra.Services;
using Infra.Settings;

namespace Stacks;

/// <summary>What may differ from one laptop's Phoenix to another's.</summary>
public sealed record PhoenixContainersSettings
{
    /// <summary>What the environment is called, in labels and for the services.</summary>
    public required string Environment { get; init; }

    /// <summary>A directory of the Docker host with a file for each secret, named as its variable is.</summary>
    public required string SecretsDirectory { get; init; }

    /// <summary>Image and size by service or worker.</summary>
    public required IReadOnlyDictionary<string, ContainerSettings> Containers { get; init; }

    /// <summary>The services it is made of.</summary>
    /// <value>Default: all eight. One that nobody uses can be left out, and no other changes.</value>
    public IReadOnlyList<ServiceSpecification> Specifications { get; init; } = PhoenixServices.All;

    /// <summary>Reads them from the stack's settings.</summary>
    public static PhoenixContainersSettings Read(SettingsSection section)
    {
        var environment = section.Text("environment", SystemNames.Environment(), SystemNames.EnvironmentDescription);
        var secrets = section.Text("secretsDirectory", SystemNames.Directory(), SystemNames.DirectoryDescription);
        var services = section.Section("services");
        var workers = section.Section("workers");
        return new PhoenixContainersSettings
        {
            Environment = environment,
            SecretsDirectory = secrets,
            Containers = PhoenixServices.All.ToDictionary(
                PhoenixSettings.ShortName,
                service =>
                    ContainerSettings.Read(
                        (service.Role == ServiceRole.Worker ? workers : services).Section(PhoenixSettings.ShortName(service))
                    )
            ),
        };
    }
}
