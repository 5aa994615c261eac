using System.Collections.Immutable;

namespace Review.Policy;

/// <summary>What a rule says of one value.</summary>
public enum Verdict
{
    /// <summary>It conforms.</summary>
    Passed,

    /// <summary>It does not.</summary>
    Failed,

    /// <summary>Not known before the deployment: never a pass.</summary>
    Undetermined,
}

/// <summary>A verdict on one value of one resource, with what readers need to see why.</summary>
internal sealed record Judgement
{
    public required Verdict Verdict { get; init; }

    /// <summary>The path of the value.</summary>
    public required string Path { get; init; }

    /// <summary>The value's places in lists.</summary>
    public ImmutableArray<int> Indices { get; init; } = [];

    /// <summary>The value in words that hold no secret.</summary>
    public required string Value { get; init; }

    /// <summary>What would conform.</summary>
    public required string Expected { get; init; }

    /// <summary>The verdict rests on a stand-in of the resolved pass.</summary>
    public bool IsComputed { get; init; }

    /// <param name="found">The value.</param>
    /// <param name="holds">Null where there is no telling.</param>
    /// <param name="expected">What would conform.</param>
    public static Judgement Of(Found found, bool? holds, string expected) =>
        new()
        {
            Verdict = holds switch
            {
                true => Verdict.Passed,
                false => Verdict.Failed,
                null => Verdict.Undetermined,
            },
            Path = found.Path,
            Indices = found.Indices,
            Value = ValueWords.Of(found),
            Expected = expected,
            IsComputed = found.IsComputed,
        };
}
