using Infra.Google.Monitoring;
using Infra.Tests.Recording;

namespace Infra.Tests.Google.Monitoring;

public sealed class EmailChannelTests
{
    [Fact]
    public async Task Defaults_declare_a_channel() =>
        InventoryFile.Matches(
            "EmailChannel.defaults.txt",
            (
                await Declaration.AddedAsync(() =>
                    _ = new EmailChannel("some", new() { DisplayName = "Some", Email = "on-call@some.test" })
                )
            ).ToString()
        );

    [Fact]
    public async Task Values_reach_the_provider() =>
        InventoryFile.Matches(
            "EmailChannel.values.txt",
            (
                await Declaration.AddedAsync(() =>
                    _ = new EmailChannel(
                        "some",
                        new()
                        {
                            DisplayName = "Some",
                            Email = "on-call@some.test",
                            Labels = new Dictionary<string, string>(Neighbours.Labels),
                        }
                    )
                )
            ).ToString()
        );
}
