using Engine.Monitor;
using Engine.Values;

namespace Providers.Models;

/// <summary>
/// The outputs of a resource type without its cloud, as templates by wire name. Planned outputs are also valid before the deployment;
/// resolved outputs are placeholders. An input that is set takes precedence over both.
/// </summary>
internal sealed record ResourceModel(
    IReadOnlyDictionary<string, string> PlannedOutputs,
    IReadOnlyDictionary<string, string> ResolvedOutputs
)
{
    private const string IdOutput = "id";

    public static ResourceModel Nothing { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    public ResourceState Planned(ModelContext context) => State(context, PlannedOutputs, context.Value);

    public ResourceState Resolved(ModelContext context)
    {
        var state = State(context, PlannedOutputs.Concat(ResolvedOutputs), context.Placeholder);
        return state.Id.Length > 0 ? state : state with { Id = context.Fill("{hash:16}")! };
    }

    private static ResourceState State(
        ModelContext context,
        IEnumerable<KeyValuePair<string, string>> templates,
        Func<string, PropertyValue?> value
    )
    {
        var outputs = templates
            .Where(template => context.Input(template.Key) is null)
            .Select(template => KeyValuePair.Create(template.Key, value(template.Value)))
            .Where(output => output.Value is not null)
            .Select(output => KeyValuePair.Create(output.Key, output.Value!))
            .ToList();
        var id = outputs.LastOrDefault(output => output.Key == IdOutput).Value as TextValue;
        return new ResourceState(id?.Value ?? "", new MapValue(outputs.Where(output => output.Key != IdOutput)));
    }
}
