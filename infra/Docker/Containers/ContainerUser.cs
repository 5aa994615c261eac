using System.Globalization;

namespace Infra.Docker.Containers;

/// <summary>The user a container runs as, by number, because a user name could map to root in the image.</summary>
/// <param name="Uid">The user ID; not 0, which is root.</param>
/// <param name="Gid">The primary group ID.</param>
public readonly record struct ContainerUser(int Uid, int Gid)
{
    /// <summary>The unprivileged user that Debian and Alpine define with the same IDs; the official images of Prometheus use it.</summary>
    public static ContainerUser Unprivileged { get; } = new(65_534, 65_534);

    /// <summary>Returns the user in Docker's format, such as <c>10001:10001</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Uid}:{Gid}");
}
