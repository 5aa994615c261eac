using Review.Cost.Usage;

namespace Engine.Tests.Review.Cost.Usage;

public sealed class PlanNamesTests
{
    private const string Topic = "gcp:pubsub/topic:Topic";

    [Fact]
    public void Names_are_those_of_managed_resources()
    {
        var names = new PlanNames(
            Priced.Plan(
                Priced.Resource(Topic, "orders"),
                Priced.Resource(Topic, "existing") with
                {
                    ReadId = "projects/p/topics/existing",
                },
                Priced.Resource("pulumi:providers:gcp", "provider")
            )
        );

        Assert.Equal([Priced.System], names.Systems);
        Assert.Equal(["orders"], names.NamesIn(Priced.System));
        Assert.Equal([Topic], names.TypesOf(Priced.System, "orders"));
        Assert.Empty(names.TypesOf(Priced.System, "provider"));
        Assert.Empty(names.TypesOf(Priced.System, "existing"));
    }
}
