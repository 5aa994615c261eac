using System.Collections.Concurrent;
using Engine.Plans;
using Pulumirpc;

namespace Engine.Monitor;

/// <summary>The search for the provider of a resource: its own, one inherited from its parents for its package, or the default.</summary>
internal sealed class ProviderResolution(Registry registry)
{
    /// <summary>
    /// The providers that each component passes on, by package. Only some SDKs send them; others set the provider of each resource.
    /// </summary>
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<string, string>> _handedDown = new(StringComparer.Ordinal);

    /// <returns>The provider's URN; null for the package's default provider.</returns>
    public string? Find(RegisterResourceRequest request)
    {
        var inherited = _handedDown.GetValueOrDefault(request.Parent) ?? new Dictionary<string, string>();
        if (!request.Custom)
        {
            var urn = Urns.Create(registry.Settings.Stack, registry.Settings.Project, request.Parent, request.Type, request.Name);
            var own = request.Providers.Select(provider => KeyValuePair.Create(provider.Key, Urns.OfProvider(provider.Value)));
            _handedDown[urn] = inherited.Where(provider => !request.Providers.ContainsKey(provider.Key)).Concat(own).ToDictionary();
        }

        if (request.Provider.Length > 0)
        {
            return Urns.OfProvider(request.Provider);
        }

        if (request.Custom && inherited.TryGetValue(Urns.Package(request.Type), out var provider))
        {
            return provider;
        }

        var parents = registry.Find(request.Parent)?.Options.Provider;
        return parents is not null && (!request.Custom || Urns.Package(Urns.Type(parents)) == Urns.Package(request.Type)) ? parents : null;
    }
}
