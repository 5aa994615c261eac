using Review.Policy.Operators;

namespace Review.Policy.Relations;

/// <summary>What a property refers to: by the text it holds, and by the resources of the stack that the text comes from.</summary>
/// <param name="Text">The text; null where it is not known.</param>
/// <param name="Origins">URNs of the resources that the whole input is made of.</param>
/// <param name="IsComputed">Only the resolved pass knows the text.</param>
internal sealed record Reference(string? Text, IReadOnlyList<string> Origins, bool IsComputed)
{
    public static Reference Of(Subject subject, PropertyPath path) => Of(subject, path, subject.Find(path)[0]);

    /// <param name="subject">The resource.</param>
    /// <param name="path">The path as the rule has it.</param>
    /// <param name="found">What it led to.</param>
    public static Reference Of(Subject subject, PropertyPath path, Found found) =>
        new(Scalars.Text(found.Value), [.. subject.Origins(path.Root)], found.IsComputed);

    /// <returns>Null where there is no telling.</returns>
    public bool? IsSame(Reference other) =>
        Text is { } a && other.Text is { } b ? IsSameName(a, b)
        : Origins.Count == 0 || other.Origins.Count == 0 ? null
        : Origins.Intersect(other.Origins).Any();

    /// <summary>A resource is named by its name, its id or its address; the shorter form is the end of the longer.</summary>
    private static bool IsSameName(string a, string b)
    {
        var (longer, shorter) = a.Length > b.Length ? (a, b) : (b, a);
        return longer == shorter || longer.EndsWith($"/{shorter}", StringComparison.Ordinal);
    }
}
