using System.Collections.Concurrent;
using System.Collections.Immutable;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Values;

namespace Engine.Monitor;

/// <summary>What a program has declared so far in one pass, and what was found wrong with it.</summary>
internal sealed class Registry(DeploymentSettings settings)
{
    private readonly ConcurrentDictionary<string, PlannedResource> _resources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ResourceState> _states = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Fault, bool> _faults = new();

    public DeploymentSettings Settings => settings;

    /// <summary>The URN of the stack's own resource; empty before it is registered.</summary>
    public string Root { get; private set; } = "";

    public IReadOnlyList<Fault> Faults =>
        [.. _faults.Keys.OrderBy(fault => fault.Urn, StringComparer.Ordinal).ThenBy(fault => fault.Message, StringComparer.Ordinal)];

    /// <summary>What was declared so far, in no order.</summary>
    public IEnumerable<PlannedResource> Declared => _resources.Values;

    public PlannedResource? Find(string urn) => _resources.GetValueOrDefault(urn);

    public ResourceState? State(string urn) => _states.GetValueOrDefault(urn);

    public void Report(Fault fault) => _faults.TryAdd(fault, true);

    public void Add(PlannedResource resource)
    {
        if (!_resources.TryAdd(resource.Urn, resource))
        {
            Report(
                new Fault(
                    "ENG201",
                    $"Duplicate resource URN '{resource.Urn}': two resources of this type and name have parents of the same types.",
                    "give one of them another name.",
                    resource.Urn
                )
            );
        }

        if (resource.Type == Urns.StackType)
        {
            Root = resource.Urn;
        }
    }

    public void Settle(string urn, ResourceState state) => _states[urn] = state;

    public void SetOutputs(string urn, MapValue outputs)
    {
        if (_resources.TryGetValue(urn, out var resource))
        {
            _resources[urn] = resource with { Outputs = outputs };
            _states[urn] = new ResourceState("", outputs);
        }
        else
        {
            Report(new Fault("ENG202", $"Outputs were registered for a resource that does not exist: {urn}.", Urn: urn));
        }
    }

    public Plan ToPlan(IEnumerable<ProgramMessage> messages) =>
        new()
        {
            Project = settings.Project,
            Stack = settings.Stack,
            Placement = PlanPlacement.Create(settings.Config, settings.SecretKeys, settings.Project),
            Resources = [.. Declared.OrderBy(resource => resource.Urn, StringComparer.Ordinal)],
            Outputs = Find(Root)?.Outputs ?? MapValue.Empty,
            Messages =
            [
                .. messages.Distinct().OrderBy(message => message.Severity).ThenBy(message => message.Text, StringComparer.Ordinal),
            ],
        };
}
