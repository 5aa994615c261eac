using System.Text.Json;

namespace Infra.Tests.Plans;

/// <summary>The plan of the program for one environment.</summary>
internal sealed class StackPlan
{
    private readonly Dictionary<string, PlannedResource> _byUrn;

    private StackPlan(JsonElement plan)
    {
        Resources = [.. plan.GetProperty("resources").EnumerateArray().Select(resource => new PlannedResource(resource))];
        Outputs = [.. plan.GetProperty("outputs").EnumerateObject().Select(output => output.Name)];
        _byUrn = Resources.ToDictionary(resource => resource.Urn);
    }

    private StackPlan(StackPlan whole, string system)
    {
        Resources = [.. whole.Resources.Where(resource => resource.IsOf(system))];
        Outputs = whole.Outputs;
        _byUrn = whole._byUrn;
    }

    public IReadOnlyList<PlannedResource> Resources { get; }

    public IReadOnlyList<string> Outputs { get; }

    /// <summary>Runs the program for an environment of this repository.</summary>
    public static async Task<StackPlan> PreviewAsync(string stack) =>
        new(JsonDocument.Parse(await ReviewRun.OutputAsync("preview", stack, "--json")).RootElement);

    /// <summary>Returns the plan with the resources of one system only; a lookup by URN still finds the others.</summary>
    public StackPlan Of(string system) => new(this, system);

    public PlannedResource ByUrn(string urn) => _byUrn[urn];

    public IReadOnlyList<PlannedResource> OfType(string type) => [.. Resources.Where(resource => resource.Type == type)];

    public PlannedResource Single(string type, string? name = null) =>
        Resources.Single(resource => resource.Type == type && (name is null || resource.Name == name));

    /// <summary>Returns everything that exists before a resource is created.</summary>
    public IReadOnlySet<PlannedResource> Before(PlannedResource resource)
    {
        var found = new HashSet<PlannedResource>();
        var open = new Stack<PlannedResource>([resource]);
        while (open.TryPop(out var next))
        {
            foreach (var dependency in next.Dependencies.Select(ByUrn).Where(found.Add))
            {
                open.Push(dependency);
            }
        }

        return found;
    }
}
