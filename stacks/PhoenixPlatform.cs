namespace Stacks;

/// <summary>What Phoenix runs on.</summary>
public enum PhoenixPlatform
{
    /// <summary>Services and worker pools of Google Cloud.</summary>
    CloudRun,

    /// <summary>Containers of a Docker daemon: a laptop's.</summary>
    Docker,
}
