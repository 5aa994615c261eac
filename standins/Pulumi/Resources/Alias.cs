namespace Pulumi;

/// <summary>A former identity of a resource. Omitted properties are unchanged.</summary>
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
        if (Parent is null && ParentUrn is null)
        {
            spec.NoParent = NoParent;
        }
        else if (await TextAsync(Parent is null ? ParentUrn : Parent.Urn).ConfigureAwait(false) is { Length: > 0 } parent)
        {
            spec.ParentUrn = parent;
        }

        return new Pulumirpc.Alias { Spec = spec };
    }

    /// <summary>Fails the run if an alias contradicts itself.</summary>
    internal static void Check(List<Input<Alias>> aliases)
    {
        foreach (var alias in aliases)
        {
            _ = alias.Apply(given => given.Contradiction() is { } contradiction ? throw new ArgumentException(contradiction) : true);
        }
    }

    private static async Task<string> TextAsync(Input<string>? input) =>
        input is null ? ""
        : (await input.AsOutput().Data.ConfigureAwait(false)) is { IsKnown: true } data ? data.Value ?? ""
        : "";

    private string? Contradiction()
    {
        var besideUrn = new (string Name, bool IsGiven)[]
        {
            (nameof(Name), Name is not null),
            (nameof(Type), Type is not null),
            (nameof(Project), Project is not null),
            (nameof(Stack), Stack is not null),
            (nameof(Parent), Parent is not null),
            (nameof(ParentUrn), ParentUrn is not null),
            (nameof(NoParent), NoParent),
        };
        if (Urn is not null)
        {
            return besideUrn.FirstOrDefault(part => part.IsGiven).Name is { } name ? $"Alias should not specify both Urn and {name}" : null;
        }

        return new[] { Parent is not null, ParentUrn is not null, NoParent }.Count(isGiven => isGiven) > 1
            ? "Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias"
            : null;
    }
}
