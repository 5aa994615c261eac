using Infra.Settings;

namespace Stacks;

/// <summary>The platform that Phoenix runs on.</summary>
public enum PhoenixPlatform
{
    /// <summary>Cloud Run services and worker pools.</summary>
    CloudRun,

    /// <summary>Containers on a local Docker daemon.</summary>
    Docker,
}

/// <summary>Reads the settings of Phoenix for the platform that a stack chooses.</summary>
internal static class PhoenixPlatforms
{
    /// <summary>Reads the platform, and the settings for it.</summary>
    public static ISystemSettings Read(SettingsSection section) =>
        section.Choice<PhoenixPlatform>("platform") is PhoenixPlatform.Docker
            ? PhoenixContainersSettings.Read(section)
            : PhoenixSettings.Read(section);
}
