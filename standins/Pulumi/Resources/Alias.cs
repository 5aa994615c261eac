namespace Pulumi;

/// <summary>A former identity of a resource. What is left out is as it is now.</summary>
public sealed class Alias
{
    public string? Urn { get; set; }

    public Input<string>? Name { get; set; }

    public Input<string>? Type { get; set; }

    public Input<string>? Stack { get; set; }

    public Input<string>? Project { get; set; }

    public Resource? Parent { get; set; }

    public Input<string>? ParentUrn { get; set; }

    public bool NoParent { get; set; }

    internal async Task<Pulumirpc.Alias> ToWireAsync()
    {
        if (Urn is not null)
        {
            return new Pulumirpc.Alias { Urn = Urn };
        }

        var spec = new Pulumirpc.Alias.Types.Spec
        {
            Name = await TextAsync(Name).ConfigureAwait(false),
            Type = await TextAsync(Type).ConfigureAwait(false),
            Stack = await TextAsync(Stack).ConfigureAwait(false),
            Project = await TextAsync(Project).ConfigureAwait(false),
        };
        var parent = await TextAsync(Parent is null ? ParentUrn : Parent.Urn).ConfigureAwait(false);
        if (parent.Length > 0)
        {
            spec.ParentUrn = parent;
        }
        else
        {
            spec.NoParent = NoParent;
        }

        return new Pulumirpc.Alias { Spec = spec };
    }

    private static async Task<string> TextAsync(Input<string>? input) =>
        input is null ? "" : (await input.AsOutput().Data.ConfigureAwait(false)).Value ?? "";
}
