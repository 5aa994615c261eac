namespace Engine.Diagnostics;

// The settings that Pulumi.yaml declares.
internal static partial class EngineDiagnostics
{
    /// <param name="place">The place of the type.</param>
    /// <param name="key">The setting.</param>
    /// <param name="found">The type, described.</param>
    /// <param name="types">The types that exist.</param>
    /// <param name="nearest">The type that was probably intended; null if none is close.</param>
    public static Fault UnknownSettingType(string place, string key, string found, IReadOnlyCollection<string> types, string? nearest) =>
        Fault.Usage(
            "ENG111",
            $"{place}: setting '{key}' has the type {found}; allowed types are {string.Join(", ", types)}.",
            DidYouMean(nearest)
        );

    public static Fault DeclaredKeyIsPath(string place, string key) =>
        Declaration(place, key, "has one of . [ ] \" in its key, which Pulumi reads as a path", "set it in the stack's file.");

    public static Fault InvalidShortDeclaration(string place, string key, string found) =>
        Declaration(
            place,
            key,
            $"is {found}; this form takes a string, an integer, a boolean or a list",
            "value: …, on a line of its own."
        );

    public static Fault UnknownDeclarationMember(string place, string key, string member, IReadOnlyCollection<string> known) =>
        Declaration(
            place,
            key,
            $"has '{member}'; a declaration takes {string.Join(", ", known)}",
            NearestName.Of(member, known) is { } nearest ? DidYouMean(nearest) : $"value: {{ {member}: … }}"
        );

    public static Fault InvalidDeclarationMember(string place, string key, string member, string found, string allowed) =>
        Declaration(place, key, $"has {member}: {found}; it takes {allowed}");

    public static Fault DefaultAndValue(string place, string key) =>
        Declaration(place, key, "has both 'default' and 'value'", "keep one of them.");

    public static Fault DefaultHasWrongType(string place, string key, string found, string type) =>
        Declaration(place, key, $"has the default {found}, which is not of its type {type}");

    public static Fault ForeignSettingDeclared(string place, string key, string member) =>
        Declaration(place, key, $"belongs to another package and has a {member}", "give it a 'value', and no type.");

    public static Fault ForeignSettingWithoutValue(string place, string key) =>
        Declaration(place, key, "belongs to another package and has no value", "value: …");

    public static Fault ArrayWithoutItemType(string place, string key) =>
        Declaration(place, key, "is an array without the type of its items", "items: {type: string}");

    public static Fault DeclaredValueIsDate(string place, string key, string value) =>
        Declaration(place, key, $"is '{value}', a date, which Pulumi does not accept in this file", $"\"{value}\", in quotes.");

    public static Fault DeclaredValueIsEncrypted(string place, string key) =>
        Declaration(place, key, "has an encrypted value, which is allowed only in a stack's file", $"pulumi config set --secret {key}");

    private static Fault Declaration(string place, string key, string what, string fix = "") =>
        InvalidDeclaration($"{place}: setting '{key}' {what}.", fix);
}
