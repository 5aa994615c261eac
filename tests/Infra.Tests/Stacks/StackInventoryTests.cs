using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Infra.Tests.Plans;
using Infra.Tests.Recording;

namespace Infra.Tests.Stacks;

/// <summary>The complete inventory of an environment as a file for reviews: a change in it is a change in the cloud.</summary>
[Collection(StackPlans.Collection)]
public sealed class StackInventoryTests(StackPlans plans)
{
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [MemberData(nameof(StackPlans.Stacks), MemberType = typeof(StackPlans))]
    public void Stack_holds_what_its_inventory_says(string stack) =>
        InventoryFile.Matches($"Inventories/{stack}.txt", Inventory(plans[stack]));

    private static string Inventory(StackPlan plan)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {plan.Resources.Count} resources by type\n");
        foreach (var type in plan.Resources.CountBy(resource => resource.Type).OrderBy(type => type.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{type.Value, 4} {type.Key}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"\n# outputs\n{string.Join('\n', plan.Outputs)}\n\n# path, type, inputs\n");
        foreach (var resource in plan.Resources.OrderBy(resource => Path(plan, resource), StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{Path(plan, resource)} {resource.Type} {Inputs(resource)}\n");
        }

        return text.ToString();
    }

    /// <summary>Returns the names from the stack to the resource.</summary>
    private static string Path(StackPlan plan, PlannedResource resource) =>
        resource.Parent.Length == 0 ? resource.Name : $"{Path(plan, plan.ByUrn(resource.Parent))}/{resource.Name}";

    private static string Inputs(PlannedResource resource) => JsonSerializer.Serialize(resource.Inputs, Compact);
}
