namespace Pulumi;

/// <summary>A resource that a provider creates, updates and deletes.</summary>
public class CustomResource : Resource
{
    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions()) { }

    /// <summary>What the provider calls it; not known before it exists.</summary>
    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}
