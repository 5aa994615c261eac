using Infra.Composition;
using Pulumi;
using Pulumi.Gcp.CertificateManager;
using Pulumi.Gcp.CertificateManager.Inputs;

namespace Infra.Edge;

/// <summary>A managed certificate that is issued before the domain points here: one DNS record proves whose the domain is.</summary>
/// <remarks>
/// A certificate that proves it by answering at the domain would be issued after the change of address only, and nobody could connect
/// until then. Source: https://cloud.google.com/certificate-manager/docs/domain-authorization.
/// </remarks>
public sealed class DnsCertificate : ComponentResource
{
    private const string TypeToken = "platform:edge:DnsCertificate";

    /// <param name="name">Names what is in it.</param>
    /// <param name="args">The domain.</param>
    /// <param name="options">Options of the component; what it depends on its resources depend on too.</param>
    public DnsCertificate(string name, DnsCertificateArgs args, ComponentResourceOptions? options = null)
        : base(TypeToken, name, options)
    {
        var child = ChildOptions.Of(this, options);
        var authorization = new DnsAuthorization(name, new() { Domain = args.Domain, Labels = args.Labels }, child);
        // Without a name of its own: one for another domain is issued and served before this one goes.
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

    /// <summary>The certificate's name; whether it was issued is asked by it.</summary>
    public Output<string> CertificateName { get; }

    /// <summary>What proxies name, <c>projects/{project}/locations/global/certificateMaps/{name}</c>.</summary>
    public Output<string> MapId { get; }

    /// <summary>The name of the CNAME record that whoever owns the domain adds.</summary>
    public Output<string> RecordName { get; }

    /// <summary>What that record says.</summary>
    public Output<string> RecordData { get; }
}
