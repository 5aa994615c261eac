namespace Stacks;

/// <summary>The platform that Phoenix runs on.</summary>
public enum PhoenixPlatform
{
    /// <summary>Cloud Run services and worker pools.</summary>
    CloudRun,

    /// <summary>Containers on a local Docker daemon.</summary>
    Docker,
}
