using Infra.Docker.Router;
using Infra.Tests.Programs;
using Infra.Tests.Recording;
using Stacks;

namespace Infra.Tests.Docker.Router;

/// <summary>The contents of the router's configuration.</summary>
public sealed class RouterConfigurationTests
{
    [Fact]
    public void Configuration_matches_the_golden_file() =>
        InventoryFile.Matches("Router.haproxy.cfg", RouterConfiguration.Render(SuperSmartMatchRouter.Args));

    /// <summary>HAProxy's own check of the file, with changed paths of the certificate and the shares only.</summary>
    [RequiresProgramFact("haproxy openssl")]
    public async Task Configuration_passes_the_routers_own_check()
    {
        using var folder = new TemporaryFolder();
        var certificate = folder.File("router.pem");
        (
            await InstalledProgram.RunAsync(
                "openssl",
                [.. "req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=localhost -keyout".Split(' '), certificate, "-out", certificate]
            )
        ).Succeeded();
        var args = SuperSmartMatchRouter.Args with
        {
            CertificatePath = certificate,
            SharesPath = folder.Write("shares.map", "default 0\n"),
        };

        var run = await InstalledProgram.RunAsync(
            "haproxy",
            ["-c", "-V", "-f", folder.Write("haproxy.cfg", RouterConfiguration.Render(args))]
        );

        run.Succeeded();
        Assert.EndsWith("Configuration file is valid\n", run.Output, StringComparison.Ordinal);
        // The names are those of containers that do not exist here: the router resolves them later.
        var warnings = run.Errors.Split('\n').Where(line => line.Contains("[WARNING]", StringComparison.Ordinal));
        Assert.All(warnings, line => Assert.Contains("could not resolve address", line, StringComparison.Ordinal));
    }

    [Fact]
    public void Configuration_does_not_contain_the_weight()
    {
        var text = RouterConfiguration.Render(SuperSmartMatchRouter.Args);

        Assert.DoesNotContain("weight", text, StringComparison.Ordinal);
        Assert.All(SuperSmartMatchGates.Segments, segment => Assert.DoesNotContain(segment, text, StringComparison.Ordinal));
    }

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
