namespace Pulumi;

/// <summary>A resource that a provider creates, updates and deletes.</summary>
public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : this(type, name, args, options, registerPackageRequest: null) { }

    public CustomResource(
        string type,
        string name,
        ResourceArgs? args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null
    )
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions(), package: registerPackageRequest) { }

    /// <summary>Creates an existing resource that is known only by its URN.</summary>
    private protected CustomResource(string urn)
        : base(urn) { }

    /// <summary>The provider-assigned ID; unknown until the resource exists.</summary>
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}

/// <summary>A referenced resource whose class does not exist in this program.</summary>
internal sealed class ReferencedResource(string urn) : CustomResource(urn);
