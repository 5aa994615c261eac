using System.Collections.Concurrent;
using Engine.Monitor;
using Engine.Plans;
using Engine.Projects;
using Engine.Values;
using Providers.Checks;
using Providers.Models;
using Providers.Schema;

namespace Providers;

/// <summary>
/// The packages whose data is in this directory: what their resource types accept, and what they return without their clouds. Types of
/// other packages, and types that have not been imported, are neither checked nor completed.
/// </summary>
public sealed class KnownProviders : IProviders
{
    private readonly ConcurrentDictionary<string, KnownPackage?> _packages = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<CheckFailure> Check(PlannedResource resource) =>
        Package(resource.Type) is { } package && package.Schema.Resource(resource.Type) is { } type
            ?
            [
                .. new InputCheck(package.Schema).Check(type, resource.Inputs),
                .. RuleCheck.Check(package.Rules.For(resource.Type), resource.Inputs, resource.Name),
            ]
            : [];

    /// <inheritdoc/>
    public ResourceState Planned(PlannedResource resource, DeploymentSettings settings) =>
        State(resource, (model, _) => model.Planned(new ModelContext(resource, settings)));

    /// <inheritdoc/>
    public ResourceState Resolved(PlannedResource resource, DeploymentSettings settings) =>
        State(
            resource,
            (model, rules) =>
            {
                var names = rules
                    .Where(rule => rule.IsAutoNamed(resource.Inputs))
                    .Select(rule => KeyValuePair.Create(rule.Path.Root, (PropertyValue)new TextValue(rule.AutoName!.Create(resource.Name))))
                    .ToList();
                var named = names.Count == 0 ? resource : resource with { Inputs = resource.Inputs.With(names) };
                var state = model.Resolved(new ModelContext(named, settings));
                return names.Count == 0 ? state : state with { Outputs = state.Outputs.With(names) };
            }
        );

    /// <inheritdoc/>
    public bool Knows(string type) => Package(type)?.Schema.Resource(type) is not null;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> SecretOutputs(string type) => Package(type)?.Schema.Resource(type)?.SecretOutputs ?? [];

    /// <summary>Returns the data of a package, or null for an unknown one.</summary>
    internal KnownPackage? Package(string type) => _packages.GetOrAdd(Urns.Package(type), KnownPackage.Load);

    private ResourceState State(PlannedResource resource, Func<ResourceModel, IReadOnlyList<InputRule>, ResourceState> answer)
    {
        if (Package(resource.Type) is not { } package || resource.Kind == ResourceKind.Provider)
        {
            return new ResourceState("", MapValue.Empty);
        }

        var state = answer(package.Models.For(resource.Type), package.Rules.For(resource.Type));
        var secret = SecretOutputs(resource.Type);
        return state with
        {
            Outputs = new MapValue(
                state.Outputs.Select(output =>
                    secret.Contains(output.Key) ? KeyValuePair.Create(output.Key, (PropertyValue)new SecretValue(output.Value)) : output
                )
            ),
        };
    }
}
