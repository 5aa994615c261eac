using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.CertificateManager;
using Pulumi.Gcp.CertificateManager.Inputs;

namespace Infra.Google.CertificateManager;

/// <summary>
/// A managed certificate that is issued before the domain points to the load balancer, because a DNS record proves domain ownership.
/// </summary>
/// <remarks>
/// Load balancer authorization would issue the certificate only after the DNS change, and clients could not connect until then. Source:
/// https://cloud.google.com/certificate-manager/docs/domain-authorization.
/// </remarks>
public sealed class DnsCertificate : ComponentResource
{
    private const string TypeToken = "platform:edge:DnsCertificate";

    /// <param name="name">The prefix of the resource names.</param>
    /// <param name="args">The domain.</param>
    /// <param name="options">Component options. The component's resources inherit its dependencies.</param>
    public DnsCertificate(string name, DnsCertificateArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        var authorization = new DnsAuthorization(name, new() { Domain = args.Domain, Labels = args.Labels }, child);
        // No fixed name, so that a certificate for another domain is issued and served before the old one is deleted.
        var certificate = new Certificate(
            name,
            new()
            {
                Labels = args.Labels,
                Managed = new CertificateManagedArgs { Domains = { args.Domain }, DnsAuthorizations = { authorization.Id } },
            },
            child
        );
        var map = new CertificateMap(name, new() { Labels = args.Labels }, child);
        _ = new CertificateMapEntry(
            name,
            new()
            {
                Map = map.Name,
                Hostname = args.Domain,
                Certificates = { certificate.Id },
                Labels = args.Labels,
            },
            child
        );

        CertificateName = certificate.Name;
        MapId = map.Id;
        RecordName = authorization.DnsResourceRecords.Apply(records => records[0].Name!);
        RecordData = authorization.DnsResourceRecords.Apply(records => records[0].Data!);
        RegisterOutputs(
            new Dictionary<string, object?>
            {
                ["certificateName"] = CertificateName,
                ["recordName"] = RecordName,
                ["recordData"] = RecordData,
            }
        );
    }

    /// <summary>The certificate's name, for querying whether it has been issued.</summary>
    public Output<string> CertificateName { get; }

    /// <summary>The certificate map for proxies, <c>projects/{project}/locations/global/certificateMaps/{name}</c>.</summary>
    public Output<string> MapId { get; }

    /// <summary>The name of the CNAME record that the domain's owner adds.</summary>
    public Output<string> RecordName { get; }

    /// <summary>The value of that record.</summary>
    public Output<string> RecordData { get; }
}

/// <summary>Arguments of <see cref="DnsCertificate"/>.</summary>
public sealed record DnsCertificateArgs
{
    /// <summary>The domain, such as <c>app.example.com</c>.</summary>
    public required string Domain { get; init; }

    /// <summary>The labels of the resources in the component.</summary>
    public InputMap<string> Labels { get; init; } = [];
}
