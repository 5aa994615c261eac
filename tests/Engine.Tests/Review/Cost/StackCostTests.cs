using Engine.Projects;
using Review.Cost;
using Review.Cost.Usage;
using Review.Render;

namespace Engine.Tests.Review.Cost;

/// <summary>The cost of this repository's own stacks.</summary>
[Collection(OwnStacks.Collection)]
public sealed class StackCostTests(OwnStacks stacks)
{
    [Fact]
    public void Emergence_in_prod_stays_under_its_ceiling()
    {
        var emergence = System("prod", "emergence");

        Assert.Equal(300m, emergence.Ceiling);
        Assert.InRange(emergence.Total, 150m, 300m);
        Assert.Empty(Ceilings.Refusals(Prod));
    }

    [Fact]
    public void Highly_available_database_would_break_the_ceiling()
    {
        const string Type = "gcp:sql/databaseInstance:DatabaseInstance";
        var zonal = System("prod", "emergence").Resources.Single(resource => resource.Resource.Type == Type);

        Assert.InRange(zonal.Total, 100m, 120m);
        Assert.True(System("prod", "emergence").Total + zonal.Total > 300m);
    }

    [Fact]
    public void Workers_of_Phoenix_are_the_smallest_there_are_and_its_floor()
    {
        var pools = System("prod", "phoenix")
            .Resources.Where(resource => resource.Resource.Type == "gcp:cloudrunv2/workerPool:WorkerPool")
            .ToList();

        Assert.Equal(2, pools.Count);
        Assert.All(pools, pool => Assert.Equal(31.17m, pool.Total));
        Assert.All(
            pools.SelectMany(pool => pool.Lines.Where(line => !line.ByUsage)),
            line => Assert.EndsWith("the smallest shape there is", line.Label, StringComparison.Ordinal)
        );
        Assert.Equal(42m, System("prod", "phoenix").Expected!.Amount);
    }

    [Fact]
    public void Staging_is_cheaper_than_prod_system_by_system()
    {
        var prod = Prod.Systems.ToDictionary(system => system.Name, system => system.Total);
        var staging = Staging.Systems.ToDictionary(system => system.Name, system => system.Total);

        Assert.Equal(prod.Keys, staging.Keys);
        Assert.All(prod, system => Assert.True(staging[system.Key] <= system.Value, $"{system.Key}: {staging[system.Key]} in staging"));
        Assert.All(["emergence", "phoenix"], system => Assert.True(staging[system] < prod[system] / 2, system));
    }

    [Fact]
    public void Nothing_of_the_stacks_is_without_a_price() =>
        Assert.Empty(
            new[] { Staging, Prod }
                .SelectMany(cost => cost.Systems)
                .SelectMany(system => system.Resources)
                .SelectMany(resource =>
                    resource.NotPriced.Select(item => $"{resource.Resource.Type} {resource.Resource.Name}: {item.Reason}")
                )
        );

    /// <summary>To update the document: <c>dotnet run --project review -- cost staging prod --markdown > docs/cost.md</c>.</summary>
    [Fact]
    public void Document_is_what_the_command_writes() =>
        Assert.Equal(
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "cost.md")).ReplaceLineEndings("\n"),
            CostMarkdown.Of(new CostResult([Staging, Prod], Before: null))
        );

    private SystemCost System(string stack, string name) =>
        (stack == "prod" ? Prod : Staging).Systems.Single(system => system.Name == name);

    private StackCost Staging => Estimator.Estimate(stacks.Staging);

    private StackCost Prod => Estimator.Estimate(stacks.Prod);

    private Estimator Estimator
    {
        get
        {
            var rates = RateTable.Load();
            var file = Path.Combine(Repository.Root, UsageReader.FileName);
            return new Estimator(rates, UsageReader.Read(YamlSource.Load(file), rates, [stacks.Staging, stacks.Prod]));
        }
    }
}
