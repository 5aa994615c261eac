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

    /// <summary>What the provider calls it; not known before it exists.</summary>
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}
