namespace Infra.Tests.Plans;

/// <summary>Types of resources of a Docker host that plans are asked for.</summary>
internal static class DockerTypes
{
    public const string Container = "docker:index/container:Container";
    public const string Network = "docker:index/network:Network";
    public const string RemoteImage = "docker:index/remoteImage:RemoteImage";
    public const string Volume = "docker:index/volume:Volume";
}
