using Infra.Docker.Containers;
using Infra.Docker.Networks;
using Infra.Quantities;

namespace Infra.Tests.Recording;

/// <summary>The resources that a container component under test depends on.</summary>
internal static class DockerNeighbours
{
    public static ContainerSettings Small { get; } =
        new()
        {
            Image = Neighbours.Image,
            Cpus = new Millicpus(250),
            Memory = new Mebibytes(64),
        };

    public static ContainerSettings Large { get; } =
        new()
        {
            Image = Neighbours.Image,
            Cpus = new Millicpus(2_000),
            Memory = new Mebibytes(4_096),
        };

    public static ContainerNetwork Internal() => new("inside", new() { IsInternal = true });

    public static ContainerNetwork Outside() => new("outside", new() { IsInternal = false });
}
