namespace Pulumi;

/// <summary>An explicit provider with its own settings, used instead of the default provider of its package.</summary>
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

    /// <summary>Returns the URN and ID, the form in which the engine expects a provider reference.</summary>
    internal async Task<string> ReferenceAsync()
    {
        var urn = await Urn.Data.ConfigureAwait(false);
        var id = await Id.Data.ConfigureAwait(false);
        return $"{urn.Value}::{(id.IsKnown && id.Value.Length > 0 ? id.Value : Wire.Signatures.Unknown)}";
    }
}
