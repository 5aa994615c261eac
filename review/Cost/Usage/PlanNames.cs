using Engine.Plans;

namespace Review.Cost.Usage;

/// <summary>The names by which <c>usage.yaml</c> may refer to a plan's resources.</summary>
internal sealed class PlanNames
{
    private readonly ILookup<string, PlannedResource> _resources;

    public PlanNames(Plan plan)
    {
        var systems = new PlanSystems(plan);
        _resources = plan.Resources.Where(resource => resource.IsManaged).ToLookup(systems.NameOf, StringComparer.Ordinal);
        Systems = [.. _resources.Select(system => system.Key)];
    }

    public IReadOnlyCollection<string> Systems { get; }

    /// <summary>Returns the types of the resources with that name, or the type itself if it is one.</summary>
    public IReadOnlyList<string> TypesOf(string system, string name) =>
        [.. _resources[system].Where(resource => resource.Name == name || resource.Type == name).Select(resource => resource.Type)];

    /// <summary>Returns the names of the resources that have a quantity.</summary>
    public IReadOnlyCollection<string> NamesIn(string system) =>
        [
            .. _resources[system]
                .Where(resource => PriceModels.Of(resource.Type) is { Quantities.Length: > 0 })
                .Select(resource => resource.Name)
                .Distinct(StringComparer.Ordinal),
        ];
}
