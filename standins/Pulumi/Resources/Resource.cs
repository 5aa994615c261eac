using System.Collections.Immutable;
using Pulumi.Wire;

namespace Pulumi;

/// <summary>A resource; its constructor registers it with the engine.</summary>
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
        PendingOutputs = OutputProperties.Prepare(this, isExisting: options.Urn is not null);

        // An existing resource is only read and does not become a child of the stack.
        Parent = options.Parent ?? (options.Urn is null ? deployment.Stack : null);

        // A copy, because the program may change its options object later.
        options = options.Copy();
        if (options.Provider is not null && options is ComponentResourceOptions { Providers.Count: > 0 })
        {
            throw new ResourceException("Do not supply both 'provider' and 'providers' options to a ComponentResource.", options.Parent);
        }

        if (options.Parent is { } parent)
        {
            _providers = parent._providers;
            lock (parent._children)
            {
                parent._children.Add(this);
            }
        }

        _protect = options.Protect ?? options.Parent?._protect;
        (Provider, _providers) = OwnProvider(options);
        Alias.Check(options.Aliases);
        deployment.Register(this, args, options);
    }

    /// <summary>Creates an existing resource that is known only by its URN: its type and name are empty.</summary>
    private protected Resource(string urn)
    {
        (_type, _name, _protect) = ("", "", false);
        PendingOutputs = [];
        Urn = new Output<string>(OutputData<string>.Known(urn) with { Resources = [this] });
    }

    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal Resource? Parent { get; }

    internal ProviderResource? Provider { get; }

    internal bool? Protect => _protect;

    /// <summary>Whether it is a component that a plugin creates, not this program.</summary>
    internal bool IsRemote { get; }

    internal RegisterPackageRequest? PackageRequest { get; }

    /// <summary>The pending outputs. They are released once they are complete, because a large program has hundreds of thousands.</summary>
    internal ImmutableArray<PendingOutput> PendingOutputs { get; private set; }

    /// <summary>The dependency of each of its outputs, a set that all of them share.</summary>
    internal ImmutableHashSet<Resource> Itself => field ??= [this];

    /// <summary>Releases the pending outputs.</summary>
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

    /// <summary>
    /// Returns what a dependency on this resource includes: the resource itself, or for a local component all provider-managed resources
    /// below it.
    /// </summary>
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

    /// <summary>Returns the explicit provider, or the parent's provider for the package. Children inherit an explicit provider.</summary>
    private (ProviderResource? Own, ImmutableDictionary<string, ProviderResource> HandedDown) OwnProvider(ResourceOptions options)
    {
        if (this is not CustomResource)
        {
            return (null, HandedDown(options));
        }

        var package = _type.Split(':') is [var first, _, _] ? first : null;
        return package is null ? (options.Provider, _providers)
            : options.Provider is { } own ? (own, _providers.SetItem(package, own))
            : (_providers.GetValueOrDefault(package), _providers);
    }

    private ImmutableDictionary<string, ProviderResource> HandedDown(ResourceOptions options)
    {
        var given = options.Provider is { } single ? [single] : (options as ComponentResourceOptions)?.Providers ?? [];
        return given.Aggregate(_providers, (providers, provider) => providers.SetItem(provider.Package, provider));
    }
}
