using Engine.Plans;
using Engine.Projects;
using Engine.Runs;
using Providers;

namespace Engine.Tests.Recorded;

/// <summary>This repository's own stacks against the schemas of the providers: nothing that one of them would refuse.</summary>
public sealed class PlanFactsTests
{
    [RecordedFact("facts")]
    public Task StagingHoldsNothingThatAProviderWouldRefuse() => HoldsNothingRefusedAsync("staging");

    [RecordedFact("facts")]
    public Task ProdHoldsNothingThatAProviderWouldRefuse() => HoldsNothingRefusedAsync("prod");

    [RecordedFact("facts")]
    public Task DevHoldsNothingThatAProviderWouldRefuse() => HoldsNothingRefusedAsync("dev");

    private static async Task HoldsNothingRefusedAsync(string stack)
    {
        var project = ProjectFile.Load(Repository.Root);
        var settings = StackSettings.Load(project, stack);
        var plan = await new ProgramRunner(new KnownProviders()).RunAsync(project, settings, Passes.Both, CancellationToken.None);
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
