namespace Engine.Tests.Review.Cost;

public sealed class PriceModelTests
{
    private const string Worker = "cloudflare:index/worker:Worker";

    /// <summary>Another stack pays for what this one only reads.</summary>
    [Fact]
    public void Cost_that_is_charged_once_is_not_charged_to_a_resource_that_is_only_read()
    {
        var managed = Priced.Resource(Worker, "b", """{"accountId": "1"}""");
        var first = Priced.Resource(Worker, "a", """{"accountId": "1"}""");

        var alone = Priced.Lines(managed, []);

        Assert.NotEmpty(alone);
        Assert.Equal(alone, Priced.Lines(managed, [first with { ReadId = "a" }]));
        Assert.NotEqual(alone, Priced.Lines(managed, [first]));
    }
}
