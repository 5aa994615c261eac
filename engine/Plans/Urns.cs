namespace Engine.Plans;

/// <summary>Makes and reads URNs: <c>urn:pulumi:STACK::PROJECT::[PARENT TYPE$…$]TYPE::NAME</c>.</summary>
public static class Urns
{
    /// <summary>The type of the stack itself; no URN has it among the types of its parents.</summary>
    public const string StackType = "pulumi:pulumi:Stack";

    /// <summary>What the types of provider resources begin with.</summary>
    public const string ProviderType = "pulumi:providers:";

    private const string Separator = "::";

    /// <param name="stack">The stack's name.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="parent">The parent's URN; empty for the stack and what has no parent.</param>
    /// <param name="type">The resource's type token.</param>
    /// <param name="name">The resource's name.</param>
    public static string Create(string stack, string project, string parent, string type, string name)
    {
        var parents = parent.Length == 0 ? "" : QualifiedType(parent);
        var qualified = parents is "" or StackType ? type : $"{parents}${type}";
        return $"urn:pulumi:{stack}{Separator}{project}{Separator}{qualified}{Separator}{name}";
    }

    /// <summary>Whether a text has the form of a URN.</summary>
    public static bool IsUrn(string text) =>
        text.StartsWith("urn:pulumi:", StringComparison.Ordinal) && text.Split(Separator, 4).Length == 4;

    /// <summary>Whether a type has the three parts of a custom resource's type; as in Pulumi's engine, the last may have colons.</summary>
    public static bool IsCustomType(string type) => type.Split(':', 3) is [{ Length: > 0 }, { Length: > 0 }, { Length: > 0 }];

    /// <summary>The type with those of its parents before it.</summary>
    public static string QualifiedType(string urn) => urn.Split(Separator, 4)[2];

    /// <summary>The resource's own type.</summary>
    public static string Type(string urn) => QualifiedType(urn).Split('$')[^1];

    /// <summary>The resource's name.</summary>
    public static string Name(string urn) => urn.Split(Separator, 4)[3];

    /// <summary>The URN inside a provider reference, <c>URN::ID</c>.</summary>
    public static string OfProvider(string reference) =>
        reference[..Math.Max(0, reference.LastIndexOf(Separator, StringComparison.Ordinal))];

    /// <summary>The package of a type token or provider type: <c>gcp</c> for both.</summary>
    public static string Package(string type) =>
        type.StartsWith(ProviderType, StringComparison.Ordinal) ? type[ProviderType.Length..] : type.Split(':')[0];
}
