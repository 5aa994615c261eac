namespace Infra.Tests.Plans;

/// <summary>The resource types of a Docker host that tests look for.</summary>
internal static class DockerTypes
{
    public const string Container = "docker:index/container:Container";
    public const string Network = "docker:index/network:Network";
    public const string RemoteImage = "docker:index/remoteImage:RemoteImage";
    public const string Volume = "docker:index/volume:Volume";
}
