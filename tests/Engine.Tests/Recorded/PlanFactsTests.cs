using Engine.Plans;

namespace Engine.Tests.Recorded;

/// <summary>This repository's own stacks conform to the schemas of the providers.</summary>
[Collection(OwnStacks.Collection)]
public sealed class PlanFactsTests(OwnStacks stacks)
{
    [RecordedFact("facts")]
    public void StagingHoldsNothingThatAProviderWouldRefuse() => HoldsNothingRefused(stacks.Staging);

    [RecordedFact("facts")]
    public void ProdHoldsNothingThatAProviderWouldRefuse() => HoldsNothingRefused(stacks.Prod);

    [RecordedFact("facts")]
    public void DevHoldsNothingThatAProviderWouldRefuse() => HoldsNothingRefused(stacks.Dev);

    private static void HoldsNothingRefused(Plan plan)
    {
        var resources = plan.Resources.Where(resource => resource.IsCustom && resource.ReadId is null).ToList();

        Assert.NotEmpty(resources);
        var findings = resources
            .GroupBy(resource => Urns.Package(resource.Type))
            .SelectMany(package =>
            {
                var facts = ProviderFacts.Of(package.Key);
                return package.SelectMany(resource => facts.Findings(resource.Type, resource.Inputs));
            });
        Assert.Empty(findings);
    }
}
