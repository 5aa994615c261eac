using System.Globalization;

namespace Infra.Containers;

/// <summary>Whom a container runs as, by number: a name could be root's in the image.</summary>
/// <param name="Uid">Not 0, which is root.</param>
/// <param name="Gid">The primary group.</param>
public readonly record struct ContainerUser(int Uid, int Gid)
{
    /// <summary>As Docker takes it, <c>10001:10001</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Uid}:{Gid}");
}
