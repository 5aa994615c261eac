using Infra.Google.Monitoring;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.Monitoring;

public sealed class UptimeCheckTests
{
    [Fact]
    public async Task Defaults_declare_a_check_each_minute() =>
        InventoryFile.Matches("UptimeCheck.defaults.txt", (await DeclareAsync(args => args)).ToString());

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "UptimeCheck.values.txt",
            (
                await DeclareAsync(args =>
                    args with
                    {
                        Period = TimeSpan.FromMinutes(15),
                        Labels = new Dictionary<string, string>(Neighbours.Labels),
                    }
                )
            ).ToString()
        );

    private static Task<Inventory> DeclareAsync(Func<UptimeCheckArgs, UptimeCheckArgs> change) =>
        Declaration.AddedAsync(
            () => Neighbours.Service(),
            service =>
                _ = new UptimeCheck(
                    "some-uptime",
                    change(
                        new()
                        {
                            Project = CloudAnswers.Project,
                            Uri = service.Uri,
                            Path = "/health",
                        }
                    )
                )
        );
}
