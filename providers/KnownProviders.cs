using System.Collections.Concurrent;
using Engine.Monitor;
using Engine.Plans;
using Engine.Values;
using Providers.Checks;
using Providers.Models;
using Providers.Schema;

namespace Providers;

/// <summary>
/// The packages whose facts lie beside this file: what their resource types take, and what they answer without their clouds. A type of
/// another package, or one whose facts were not imported, is neither checked nor filled.
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
                .. RuleCheck.Check(package.Rules.Of(resource.Type), resource.Inputs, resource.Name),
            ]
            : [];

    /// <inheritdoc/>
    public ResourceState Planned(PlannedResource resource, DeploymentSettings settings) =>
        State(resource, settings, model => model.Planned);

    /// <inheritdoc/>
    public ResourceState Resolved(PlannedResource resource, DeploymentSettings settings) =>
        State(resource, settings, model => model.Resolved);

    /// <inheritdoc/>
    public IReadOnlyCollection<string> SecretOutputs(string type) => Package(type)?.Schema.Resource(type)?.SecretOutputs ?? [];

    /// <summary>The facts of a package, or null for one that is not known.</summary>
    internal KnownPackage? Package(string type) => _packages.GetOrAdd(Urns.Package(type), KnownPackage.Load);

    private ResourceState State(
        PlannedResource resource,
        DeploymentSettings settings,
        Func<ResourceModel, Func<ModelContext, ResourceState>> answer
    )
    {
        if (Package(resource.Type) is not { } package || resource.Type.StartsWith(Urns.ProviderType, StringComparison.Ordinal))
        {
            return new ResourceState("", MapValue.Empty);
        }

        var state = answer(package.Models.Of(resource.Type))(new ModelContext(resource, settings));
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
