namespace Pulumi;

/// <summary>A provider with settings of its own, in place of the default one of its package.</summary>
public class ProviderResource : CustomResource
{
    private readonly string _package;

    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : this(package, name, args, options, registerPackageRequest: null) { }

    public ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null
    )
        : base($"pulumi:providers:{package}", name, args, options, registerPackageRequest) => _package = package;

    internal string Package => _package;

    /// <summary>URN and id, as the engine wants them of a resource that uses this provider.</summary>
    internal async Task<string> ReferenceAsync()
    {
        var urn = await Urn.Data.ConfigureAwait(false);
        var id = await Id.Data.ConfigureAwait(false);
        return $"{urn.Value}::{(id.IsKnown ? id.Value : Wire.Signatures.Unknown)}";
    }
}
