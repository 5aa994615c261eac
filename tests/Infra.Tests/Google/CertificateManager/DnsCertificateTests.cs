using Infra.Google.CertificateManager;
using Infra.Tests.Recording;
using Pulumi;
using Pulumi.Utilities;

namespace Infra.Tests.Google.CertificateManager;

public sealed class DnsCertificateTests
{
    [Fact]
    public async Task Defaults_declare_a_certificate_that_a_dns_record_proves() =>
        InventoryFile.Matches("DnsCertificate.defaults.txt", (await DeclareAsync(Args())).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "DnsCertificate.values.txt",
            (await DeclareAsync(Args() with { Labels = new Dictionary<string, string>(Neighbours.Labels) })).ToString()
        );

    [Fact]
    public async Task Certificate_is_issued_for_a_record_and_not_for_an_answer_at_the_domain()
    {
        var certificate = (await DeclareAsync(Args())).Single("gcp:certificatemanager/certificate:Certificate");

        Assert.Equal(
            ["projects/test-project/global/dnsAuthorizations/cert"],
            certificate
                .Leaves()
                .Where(leaf => leaf.Key.StartsWith("managed.dnsAuthorizations", StringComparison.Ordinal))
                .Select(leaf => leaf.Value)
        );
    }

    [Fact]
    public async Task DNS_record_to_add_is_a_stack_output()
    {
        Output<string>? name = null;
        Output<string>? data = null;
        await Declaration.RunAsync(() =>
        {
            var certificate = new DnsCertificate("cert", Args());
            (name, data) = (certificate.RecordName, certificate.RecordData);
        });

        Assert.Equal("_acme-challenge.app.example.com.", await OutputUtilities.GetValueAsync(name!));
        Assert.Equal("proof.example.", await OutputUtilities.GetValueAsync(data!));
    }

    private static Task<Inventory> DeclareAsync(DnsCertificateArgs args) =>
        Declaration.AddedAsync(() => _ = new DnsCertificate("cert", args));

    private static DnsCertificateArgs Args() => new() { Domain = "app.example.com" };
}
