using Infra.Docker.Containers;
using Infra.Services;
using Infra.Settings;

namespace Stacks;

/// <summary>The settings of a local Phoenix that differ between machines.</summary>
public sealed record PhoenixContainersSettings : ISystemSettings
{
    /// <summary>The name of the environment, used in labels and passed to the services.</summary>
    public required string Environment { get; init; }

    /// <summary>A directory on the Docker host with one file per secret, named like its environment variable.</summary>
    public required string SecretsDirectory { get; init; }

    /// <summary>The image and size of each service or worker.</summary>
    public required IReadOnlyDictionary<string, ContainerSettings> Containers { get; init; }

    /// <summary>The services to deploy.</summary>
    /// <value>Default: all eight. Leaving out an unused service does not change the others.</value>
    public IReadOnlyList<ServiceSpecification> Specifications { get; init; } = PhoenixServices.All;

    /// <inheritdoc />
    public IStackSystem Create(string name, IReadOnlyList<IStackSystem> earlier) => new PhoenixContainers(name, this);

    /// <summary>Reads these settings from the stack's configuration.</summary>
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
