using Engine.Plans;
using Review.Policy.Operators;

namespace Review.Policy.Rules;

/// <summary>The target of a reference: its string value and the resources of the stack that the value originates from.</summary>
/// <param name="Text">The string; null if it is not known.</param>
/// <param name="Origins">The URNs of the resources that the whole input originates from.</param>
/// <param name="IsComputed">Whether only the resolved pass knows the string.</param>
internal sealed record Reference(string? Text, IReadOnlyList<string> Origins, bool IsComputed)
{
    public static Reference Of(Subject subject, PropertyPath path) => Of(subject, path, subject.Find(path)[0]);

    /// <param name="subject">The resource.</param>
    /// <param name="path">The path as written in the rule.</param>
    /// <param name="found">A value that the path matches.</param>
    public static Reference Of(Subject subject, PropertyPath path, PathMatch found) =>
        new(Scalars.Text(found.Value), [.. subject.Origins(path.Root)], found.IsComputed);

    /// <summary>Returns whether two references have the same target.</summary>
    public Truth IsSame(Reference other) =>
        Text is { } a && other.Text is { } b ? IsSameName(a, b)
        : Origins.Count == 0 || other.Origins.Count == 0 ? Truth.Unknown
        : Origins.Intersect(other.Origins).Any();

    /// <summary>Compares references by name, id or address: the shorter form is a suffix of the longer one.</summary>
    private static bool IsSameName(string a, string b)
    {
        var (longer, shorter) = a.Length > b.Length ? (a, b) : (b, a);
        return longer == shorter || longer.EndsWith($"/{shorter}", StringComparison.Ordinal);
    }
}
