using System.Collections.Immutable;
using System.Text.Json;
using Engine.Plans;
using Engine.Values;
using Review.Cost;
using Review.Cost.Usage;

namespace Engine.Tests.Review.Cost;

/// <summary>Prices small plans with rates of the table.</summary>
internal static class Priced
{
    public const string System = "shop";

    public const string Stack = "prod";

    private const string Root = "urn:root";

    private const string Component = "urn:shop";

    /// <summary>Returns the lines of one resource: item, units and USD; or the usage it needs, or why it has no price.</summary>
    public static IEnumerable<string> Lines(string type, string inputs, params (string Quantity, decimal Amount)[] usage) =>
        Lines(Resource(type, "thing", inputs), [], usage);

    public static IEnumerable<string> Lines(
        PlannedResource resource,
        IEnumerable<PlannedResource> others,
        params (string Quantity, decimal Amount)[] usage
    ) =>
        Cost(Plan([resource, .. others]), Usage([.. usage.Select(entry => (resource.Name, entry.Quantity, entry.Amount))]))
            .Systems.Single()
            .Resources.Where(cost => cost.Resource.Urn == resource.Urn)
            .SelectMany(cost => cost.Items)
            .Select(Text);

    public static StackCost Cost(Plan plan, UsageFile usage) => new Estimator(RateTable.Load(), usage).Estimate(plan);

    public static Plan Plan(params IEnumerable<PlannedResource> resources) =>
        new()
        {
            Project = "project",
            Stack = Stack,
            Outputs = MapValue.Empty,
            Resources =
            [
                new()
                {
                    Urn = Root,
                    Type = Urns.StackType,
                    Name = "project-prod",
                },
                new()
                {
                    Urn = Component,
                    Type = "my:index:Shop",
                    Name = System,
                    Parent = Root,
                },
                .. resources,
            ],
        };

    public static PlannedResource Resource(string type, string name, string inputs = "{}") =>
        new()
        {
            Urn = $"urn:{type}:{name}",
            Type = type,
            Name = name,
            IsCustom = true,
            Parent = Component,
            Inputs = (MapValue)Value(JsonDocument.Parse(inputs).RootElement),
        };

    public static UsageFile Usage(params (string Resource, string Quantity, decimal Amount)[] amounts) =>
        new() { Amounts = amounts.ToImmutableDictionary(of => (Stack, System, of.Resource, of.Quantity), of => of.Amount) };

    private static string Text(CostItem item) =>
        item switch
        {
            CostLine { Amount: { } amount } line =>
                $"{line.Label}: {Money.Quantity(line.Quantity!.Value)} {line.Rate.Unit} = {Money.Text(amount)}"
                    + (line.ByUsage ? " by usage" : ""),
            CostLine line => $"{line.Label}: needs {string.Join(", ", line.Needs)}",
            NotPriced missing => $"not priced: {missing.Reason}",
            _ => "",
        };

    private static PropertyValue Value(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object when json.TryGetProperty("$computed", out var inner) => new ComputedValue(Value(inner)),
            JsonValueKind.Object when json.TryGetProperty("$unknown", out _) => UnknownValue.Instance,
            JsonValueKind.Object => new MapValue(
                json.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Value(member.Value)))
            ),
            JsonValueKind.Array => new ArrayValue([.. json.EnumerateArray().Select(Value)]),
            JsonValueKind.Number => new NumberValue(json.GetDouble()),
            JsonValueKind.True or JsonValueKind.False => new BooleanValue(json.GetBoolean()),
            JsonValueKind.Null => NullValue.Instance,
            _ => new TextValue(json.GetString()!),
        };
}
