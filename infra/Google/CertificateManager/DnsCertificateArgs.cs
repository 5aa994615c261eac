using Pulumi;

namespace Infra.Google.CertificateManager;

/// <summary>Arguments of <see cref="DnsCertificate"/>.</summary>
public sealed record DnsCertificateArgs
{
    /// <summary>The domain, such as <c>app.example.com</c>.</summary>
    public required string Domain { get; init; }

    /// <summary>The labels of the resources in the component.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
