using System.Collections.Immutable;
using Engine.Plans;

namespace Review.Policy;

/// <summary>The result of a rule for one value.</summary>
public enum Verdict
{
    /// <summary>The value conforms.</summary>
    Passed,

    /// <summary>The value does not conform.</summary>
    Failed,

    /// <summary>The value is not known before deployment; this is never a pass.</summary>
    Undetermined,
}

/// <summary>A verdict on one value of one resource, with an explanation.</summary>
internal sealed record Judgement
{
    public required Verdict Verdict { get; init; }

    /// <summary>The value's path.</summary>
    public required string Path { get; init; }

    /// <summary>The list indexes of the value (<see cref="PathMatch.Indexes"/>).</summary>
    public ImmutableArray<int?> Indexes { get; init; } = [];

    /// <summary>A description of the value that contains no secret.</summary>
    public required string Value { get; init; }

    /// <summary>The expected value.</summary>
    public required string Expected { get; init; }

    /// <summary>Whether the verdict depends on a placeholder of the resolved pass.</summary>
    public bool IsComputed { get; init; }

    /// <param name="found">The value.</param>
    /// <param name="holds">Whether the value conforms; unknown if this cannot be determined.</param>
    /// <param name="expected">The expected value.</param>
    public static Judgement Of(PathMatch found, Truth holds, string expected) =>
        Of(found.Path.ToString(), ValueWords.Of(found), holds, expected) with
        {
            Indexes = found.Indexes,
            IsComputed = found.IsComputed,
        };

    /// <param name="path">What is judged.</param>
    /// <param name="value">A description of the value that contains no secret.</param>
    /// <param name="holds">Whether it conforms; unknown if this cannot be determined.</param>
    /// <param name="expected">The expected value.</param>
    public static Judgement Of(string path, string value, Truth holds, string expected) =>
        new()
        {
            Verdict =
                holds.IsTrue ? Verdict.Passed
                : holds.IsFalse ? Verdict.Failed
                : Verdict.Undetermined,
            Path = path,
            Value = value,
            Expected = expected,
        };

    /// <summary>
    /// Returns the judgement under a condition that holds or may hold. A pass holds either way; a failure becomes undetermined if the
    /// condition is unknown.
    /// </summary>
    public Judgement If(Truth condition) =>
        condition.IsUnknown && Verdict == Verdict.Failed ? this with { Verdict = Verdict.Undetermined } : this;
}
