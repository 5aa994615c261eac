using System.Collections.Immutable;
using Pulumi.Wire;

namespace Pulumi;

/// <summary>Anything a program declares: its constructor registers it with the engine.</summary>
public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool? _protect;
    private readonly ImmutableDictionary<string, ProviderResource> _providers = ImmutableDictionary<string, ProviderResource>.Empty;
    private readonly HashSet<Resource> _children = [];

    private protected Resource(
        string type,
        string name,
        ResourceArgs args,
        ResourceOptions options,
        bool remote = false,
        RegisterPackageRequest? package = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var deployment = Deployment.Required;
        (_type, _name) = (type, name);
        (IsRemote, PackageRequest) = (remote, package);
        Parent = options.Parent ?? deployment.Stack;
        PendingOutputs = OutputProperties.Prepare(this);
        if (options.Provider is not null && options is ComponentResourceOptions { Providers.Count: > 0 })
        {
            throw new ResourceException("Give either 'Provider' or 'Providers', not both.", this);
        }

        _providers = Parent?.Adopt(this) ?? _providers;
        _protect = options.Protect ?? Parent?._protect;
        if (this is CustomResource)
        {
            Provider = options.Provider ?? _providers.GetValueOrDefault(Package);
            _providers = Provider is null ? _providers : _providers.SetItem(Provider.Package, Provider);
        }
        else
        {
            var given = options.Provider is { } single ? [single] : ((ComponentResourceOptions)options).Providers;
            _providers = _providers.SetItems(given.Select(provider => KeyValuePair.Create(provider.Package, provider)));
        }

        deployment.Register(this, args, options);
    }

    /// <summary>A resource that exists elsewhere and is known by its URN alone.</summary>
    private protected Resource(string urn)
    {
        // A name may hold the separator itself.
        var parts = urn.Split("::", 4);
        (_type, _name) = (parts[2].Split('$')[^1], parts[3]);
        PendingOutputs = [];
        Urn = Output.Create(urn);
    }

    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal Resource? Parent { get; }

    internal ProviderResource? Provider { get; }

    internal bool? Protect => _protect;

    /// <summary>Whether it is a component that its package's plugin makes, and not this program.</summary>
    internal bool IsRemote { get; }

    internal RegisterPackageRequest? PackageRequest { get; }

    /// <summary>Its outputs until they are settled. What settles them is dropped then: a large program has hundreds of thousands.</summary>
    internal ImmutableArray<PendingOutput> PendingOutputs { get; private set; }

    /// <summary>Where each of its outputs comes from, made once for all of them.</summary>
    internal ImmutableHashSet<Resource> Itself => field ??= [this];

    private string Package => _type.Split(':') is [var package, _, _] ? package : "";

    /// <summary>Drops what settled its outputs.</summary>
    internal void Settled() => PendingOutputs = [];

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    /// <returns>The providers that the child inherits.</returns>
    private ImmutableDictionary<string, ProviderResource> Adopt(Resource child)
    {
        lock (_children)
        {
            _children.Add(child);
        }

        return _providers;
    }

    /// <summary>What depending on this resource means: itself, or for a component every resource of a provider below it.</summary>
    internal IEnumerable<Resource> Reached()
    {
        if (this is not ComponentResource { IsRemote: false })
        {
            return [this];
        }

        Resource[] children;
        lock (_children)
        {
            children = [.. _children];
        }

        return children.SelectMany(child => child.Reached());
    }
}

/// <summary>A resource met as a reference in somebody's outputs.</summary>
internal sealed class ReferencedResource(string urn) : Resource(urn);
