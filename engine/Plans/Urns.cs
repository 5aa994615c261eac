namespace Engine.Plans;

/// <summary>Creates and parses URNs: <c>urn:pulumi:STACK::PROJECT::[PARENT TYPE$…$]TYPE::NAME</c>.</summary>
public static class Urns
{
    /// <summary>The type of the stack itself; URNs omit it from the types of the parents.</summary>
    public const string StackType = "pulumi:pulumi:Stack";

    /// <summary>The prefix of the types of provider resources.</summary>
    private const string ProviderType = "pulumi:providers:";

    /// <summary>The package of what Pulumi's engine itself provides, such as stack references: it has no provider plugin.</summary>
    public const string EnginePackage = "pulumi";

    private const string Separator = "::";

    /// <param name="stack">The stack's name.</param>
    /// <param name="project">The project's name.</param>
    /// <param name="parent">The parent's URN; empty for the stack and for resources without a parent.</param>
    /// <param name="type">The resource's type token.</param>
    /// <param name="name">The resource's name.</param>
    public static string Create(string stack, string project, string parent, string type, string name)
    {
        var parents = parent.Length == 0 ? "" : QualifiedType(parent);
        var qualified = parents is "" or StackType ? type : $"{parents}${type}";
        return $"urn:pulumi:{stack}{Separator}{project}{Separator}{qualified}{Separator}{name}";
    }

    /// <summary>Returns whether a string has the form of a URN.</summary>
    public static bool IsUrn(string text) =>
        text.StartsWith("urn:pulumi:", StringComparison.Ordinal) && text.Split(Separator, 4).Length == 4;

    /// <summary>
    /// Returns whether a type has the three parts of a custom resource's type; as in Pulumi's engine, the last part may contain colons.
    /// </summary>
    public static bool IsCustomType(string type) => type.Split(':', 3) is [{ Length: > 0 }, { Length: > 0 }, { Length: > 0 }];

    /// <summary>Returns whether a type is that of a provider resource.</summary>
    public static bool IsProviderType(string type) => type.StartsWith(ProviderType, StringComparison.Ordinal);

    /// <summary>Returns the type prefixed with those of its parents.</summary>
    public static string QualifiedType(string urn) => urn.Split(Separator, 4)[2];

    /// <summary>Returns the resource's own type.</summary>
    public static string Type(string urn) => QualifiedType(urn).Split('$')[^1];

    /// <summary>Returns the resource's name.</summary>
    public static string Name(string urn) => urn.Split(Separator, 4)[3];

    /// <summary>Returns the URN of a provider reference, <c>URN::ID</c>.</summary>
    public static string OfProvider(string reference) =>
        reference[..Math.Max(0, reference.LastIndexOf(Separator, StringComparison.Ordinal))];

    /// <summary>Returns the package of a type token or provider type: <c>gcp</c> for both.</summary>
    public static string Package(string type) => IsProviderType(type) ? type[ProviderType.Length..] : type.Split(':')[0];
}
