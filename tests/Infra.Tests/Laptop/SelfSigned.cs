using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Infra.Tests.Laptop;

/// <summary>A self-signed certificate for this machine.</summary>
internal static class SelfSigned
{
    /// <summary>Returns the certificate and its key in one string.</summary>
    public static string Pem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }
}
