using Infra.Cloudflare.Vectorize;
using Infra.Tests.Recording;

namespace Infra.Tests.Cloudflare.Vectorize;

public sealed class VectorIndexTests
{
    private const string Command = "command:local:Command";

    private static readonly VectorIndexSettings Small = new() { Dimensions = 768, Metric = VectorMetric.DotProduct };

    [Fact]
    public async Task Values_reach_the_command() => InventoryFile.Matches("VectorIndex.values.txt", (await DeclareAsync(Small)).ToString());

    [Fact]
    public async Task Command_is_run_again_when_dimensions_or_metric_change()
    {
        var first = await TriggersAsync(Small);

        Assert.Equal(first, await TriggersAsync(Small with { }));
        Assert.NotEqual(first, await TriggersAsync(Small with { Dimensions = 769 }));
        Assert.NotEqual(first, await TriggersAsync(Small with { Metric = VectorMetric.Cosine }));
    }

    [Fact]
    public async Task Command_deletes_nothing()
    {
        var command = (await DeclareAsync(Small)).Single(Command);

        Assert.Null(command.At("delete"));
    }

    private static async Task<IReadOnlyList<object?>> TriggersAsync(VectorIndexSettings settings) =>
        [
            .. (await DeclareAsync(settings))
                .Single(Command)
                .Leaves()
                .Where(leaf => leaf.Key.StartsWith("triggers", StringComparison.Ordinal))
                .Select(leaf => leaf.Value),
        ];

    private static Task<Inventory> DeclareAsync(VectorIndexSettings settings) =>
        Declaration.AddedAsync(() => _ = Neighbours.VectorIndex("words", settings));
}
