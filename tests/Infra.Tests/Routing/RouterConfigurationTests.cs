using Infra.Routing;
using Infra.Tests.Recording;
using Stacks;

namespace Infra.Tests.Routing;

/// <summary>The router's configuration as it is written.</summary>
public sealed class RouterConfigurationTests
{
    [Fact]
    public void Configuration_reads_as_it_is_kept() =>
        InventoryFile.Matches("Router.haproxy.cfg", RouterConfiguration.Render(SuperSmartMatchRouter.Args));

    [Fact]
    public void Every_value_reaches_the_configuration() =>
        InventoryFile.Matches(
            "Router.values.haproxy.cfg",
            RouterConfiguration.Render(
                SuperSmartMatchRouter.Args with
                {
                    Candidate = new("next", "10.0.0.7", 81, new("/ready", TimeSpan.FromSeconds(7), TimeSpan.FromMilliseconds(70), 9)),
                    SpecialistPath = "/special/",
                    RequestsPerMinute = 77,
                    HttpPort = 1080,
                    HttpsPort = 1443,
                    MetricsPort = 1405,
                    RuntimePort = 1999,
                    CertificatePath = "/certificate.pem",
                    SharesPath = "/state/shares",
                    Resolver = "10.0.0.2:53",
                }
            )
        );
}
