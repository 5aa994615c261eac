using System.Collections.Concurrent;
using System.Collections.Immutable;
using Engine.Diagnostics;
using Engine.Plans;
using Engine.Projects;
using Engine.Values;

namespace Engine.Monitor;

/// <summary>The resources that a program has declared in one pass, and the faults found in them.</summary>
internal sealed class Registry(DeploymentSettings settings)
{
    /// <summary>The maximum number of warnings about requests; further ones are only counted.</summary>
    private const int MaximumWarnings = 100;

    private readonly ConcurrentDictionary<string, PlannedResource> _resources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ResourceState> _states = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _completed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<RejectedInput, bool> _rejected = new();
    private readonly BoundedFaults _faults = new();
    private readonly BoundedSet<ProgramMessage> _warnings = new(MaximumWarnings, ProgramMessage.ByText);
    private string _root = "";

    public DeploymentSettings Settings => settings;

    /// <summary>The URN of the stack's own resource; empty until it is registered.</summary>
    public string Root => _root;

    /// <summary>The faults that were kept, by URN and message.</summary>
    public IReadOnlyList<Fault> Faults => _faults.Items;

    /// <summary>The number of faults that were not kept.</summary>
    public long FaultsLeftOut => _faults.LeftOut;

    /// <summary>The warnings that were kept, about requests that Pulumi's engine accepts silently.</summary>
    public IEnumerable<ProgramMessage> Warnings =>
        _warnings.LeftOut == 0
            ? _warnings.Items
            : _warnings.Items.Append(ProgramMessage.From(EngineDiagnostics.MoreWarnings(_warnings.LeftOut)));

    /// <summary>The inputs that providers would reject and that did not fail the run, in ordinal order of URN and path.</summary>
    public IReadOnlyList<RejectedInput> Rejected =>
        [
            .. _rejected
                .Keys.OrderBy(rejected => rejected.Urn, StringComparer.Ordinal)
                .ThenBy(rejected => rejected.Failure.Path.ToString(), StringComparer.Ordinal)
                .ThenBy(rejected => rejected.Failure.Message, StringComparer.Ordinal),
        ];

    /// <summary>The resources declared so far, in no particular order.</summary>
    public IEnumerable<PlannedResource> Declared => _resources.Values;

    public PlannedResource? Find(string urn) => _resources.GetValueOrDefault(urn);

    public ResourceState? State(string urn) => _states.GetValueOrDefault(urn);

    public void Report(Fault fault) => _faults.Add(fault);

    /// <summary>Adds a warning about something that Pulumi's engine accepts silently.</summary>
    public void Warn(Fault warning) => _warnings.Add(ProgramMessage.From(warning));

    public void Reject(RejectedInput rejected) => _rejected.TryAdd(rejected, true);

    public void Add(PlannedResource resource)
    {
        if (!_resources.TryAdd(resource.Urn, resource))
        {
            Report(EngineDiagnostics.DuplicateUrn(resource.Urn));
        }

        if (
            resource.Kind == ResourceKind.Stack
            && Interlocked.CompareExchange(ref _root, resource.Urn, "") is { Length: > 0 } root
            && root != resource.Urn
        )
        {
            Report(EngineDiagnostics.SecondStack(Urns.StackType, resource.Name, resource.Urn));
        }
    }

    public void SetState(string urn, ResourceState state) => _states[urn] = state;

    public void SetOutputs(string urn, MapValue outputs)
    {
        if (!_resources.TryGetValue(urn, out var resource))
        {
            Report(EngineDiagnostics.OutputsOfUnknownResource(RequestRules.Shortened(urn)));
        }
        else if (resource.IsCustom)
        {
            Report(EngineDiagnostics.OutputsOfCustomResource(urn));
        }
        else if (_completed.TryAdd(urn, true) || IsRepeatable(urn))
        {
            _resources[urn] = resource with { Outputs = outputs };
            _states[urn] = new ResourceState("", outputs);
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

    /// <summary>
    /// Returns whether outputs may be registered again: Pulumi's engine uses the last outputs of a stack, and rejects repeated ones of
    /// other components.
    /// </summary>
    private bool IsRepeatable(string urn)
    {
        if (urn == Root)
        {
            Warn(EngineDiagnostics.StackOutputsRegisteredTwice(urn));
            return true;
        }

        Report(EngineDiagnostics.OutputsRegisteredTwice(urn));
        return false;
    }
}
