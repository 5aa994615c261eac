using Pulumi;

namespace Infra.Edge;

/// <summary>Arguments of <see cref="DnsCertificate"/>.</summary>
public sealed record DnsCertificateArgs
{
    /// <summary>The domain, <c>app.example.com</c>.</summary>
    public required string Domain { get; init; }

    /// <summary>Labels of what is in it.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
