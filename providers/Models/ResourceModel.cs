using Engine.Monitor;
using Engine.Values;

namespace Providers.Models;

/// <summary>
/// What a resource type answers without its cloud: templates of outputs, by wire name. A planned one holds before the deployment too; a
/// resolved one is a stand-in. An input that is given stands before any of them.
/// </summary>
internal sealed record ResourceModel(
    IReadOnlyDictionary<string, string> PlannedOutputs,
    IReadOnlyDictionary<string, string> ResolvedOutputs
)
{
    private const string IdOutput = "id";

    public static ResourceModel Nothing { get; } = new(new Dictionary<string, string>(), new Dictionary<string, string>());

    public ResourceState Planned(ModelContext context) => State(context, PlannedOutputs);

    public ResourceState Resolved(ModelContext context)
    {
        var state = State(context, PlannedOutputs.Concat(ResolvedOutputs));
        return state.Id.Length > 0 ? state : state with { Id = context.Fill("{hash:16}")! };
    }

    private static ResourceState State(ModelContext context, IEnumerable<KeyValuePair<string, string>> templates)
    {
        var filled = templates
            .Where(template => context.Input(template.Key) is null)
            .Select(template => (template.Key, Text: context.Fill(template.Value)))
            .Where(output => output.Text is not null)
            .ToList();
        return new ResourceState(
            filled.Where(output => output.Key == IdOutput).Select(output => output.Text!).LastOrDefault(""),
            new MapValue(
                filled
                    .Where(output => output.Key != IdOutput)
                    .Select(output => KeyValuePair.Create(output.Key, TemplateValue.Value(output.Text!)))
            )
        );
    }
}
