using Engine.Diagnostics;
using Engine.Plans;
using Engine.Wire;
using Google.Protobuf.Collections;
using Pulumirpc;

namespace Engine.Monitor;

/// <summary>
/// The rules for the URNs in a request. Resources must be registered before those that depend on them; a deployment with a reference to a
/// missing resource cannot save its state ("snapshot integrity failure").
/// </summary>
internal sealed class ReferenceRules(Registry registry)
{
    public IEnumerable<Fault> Check(RegisterResourceRequest request) =>
        Needed("dependencies", request.Dependencies)
            .Concat(
                request.PropertyDependencies.SelectMany(property =>
                    Needed($"propertyDependencies.{Quoted(property.Key)}", property.Value.Urns)
                )
            )
            .Concat(request.DeletedWith.Length == 0 ? [] : Needed("deletedWith", [request.DeletedWith]))
            .Concat(request.Provider.Length == 0 ? [] : Provider("provider", request.Provider))
            .Concat(request.Providers.SelectMany(provider => Provider($"providers.{Quoted(provider.Key)}", provider.Value)))
            .Concat(request.AliasURNs.SelectMany(urn => Former("aliasURNs", urn)))
            .Concat(request.Aliases.SelectMany(Alias));

    public IEnumerable<Fault> Check(ReadResourceRequest request) =>
        Needed("dependencies", request.Dependencies).Concat(request.Provider.Length == 0 ? [] : Provider("provider", request.Provider));

    /// <summary>Returns the URNs in 'replaceWith' that match no resource: Pulumi's engine ignores them silently.</summary>
    public IEnumerable<string> Ineffective(RepeatedField<string> replaceWith) =>
        replaceWith.Where(urn => registry.Find(urn) is null).Distinct(StringComparer.Ordinal);

    /// <summary>Checks that a provider manages only resources of its own package; it does not know other types.</summary>
    public static IReadOnlyList<Fault> CheckPackage(PlannedResource resource)
    {
        var package = Urns.Package(resource.Type);
        return !resource.IsCustom || resource.Options.Provider is not { } provider || Urns.Package(Urns.Type(provider)) == package
            ? []
            :
            [
                EngineDiagnostics.ProviderOfOtherPackage(
                    RequestRules.Subject(resource.Type, resource.Name),
                    Quoted(provider),
                    package,
                    resource.Urn
                ),
            ];
    }

    private IEnumerable<Fault> Needed(string field, IEnumerable<string> urns) =>
        urns.Where(urn => registry.Find(urn) is null)
            .Select(urn =>
                Urns.IsUrn(urn)
                    ? EngineDiagnostics.ResourceNotRegistered(field, Quoted(urn))
                    : EngineDiagnostics.InvalidUrn(field, Quoted(urn))
            );

    /// <summary>Checks aliases only for their syntax: a former resource need not exist any more.</summary>
    private static IEnumerable<Fault> Former(string field, string urn) =>
        Urns.IsUrn(urn) ? [] : [EngineDiagnostics.InvalidUrn(field, Quoted(urn))];

    private static IEnumerable<Fault> Alias(Alias alias) =>
        alias.AliasCase == Pulumirpc.Alias.AliasOneofCase.Urn ? Former("aliases", alias.Urn)
        : alias.Spec is { ParentUrn.Length: > 0 } spec ? Former("aliases.parentUrn", spec.ParentUrn)
        : [];

    /// <summary>Checks a provider reference, <c>URN::ID</c>; the ID is that of the registered provider, or unknown.</summary>
    private IEnumerable<Fault> Provider(string field, string reference)
    {
        var urn = Urns.OfProvider(reference);
        if (!Urns.IsUrn(urn) || !Urns.IsProviderType(Urns.Type(urn)))
        {
            yield return EngineDiagnostics.InvalidProviderReference(field, Quoted(reference));
        }
        else if (registry.Find(urn) is null)
        {
            yield return EngineDiagnostics.ProviderNotRegistered(field, Quoted(urn));
        }
        else if (registry.State(urn) is { } state && !IsIdOf(state, reference[(urn.Length + 2)..]))
        {
            yield return EngineDiagnostics.ProviderHasOtherId(field, Quoted(reference));
        }
    }

    private static string Quoted(string urn) => RequestRules.Shortened(urn);

    private static bool IsIdOf(ResourceState state, string id) => id == state.Id || (state.Id.Length == 0 && id == Signatures.Unknown);
}
