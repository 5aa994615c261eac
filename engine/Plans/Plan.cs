using System.Collections.Immutable;
using Engine.Values;

namespace Engine.Plans;

/// <summary>What a program declares for one stack.</summary>
public sealed record Plan
{
    /// <summary>The project's name.</summary>
    public required string Project { get; init; }

    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>The resources, the stack among them, in ordinal order of their URNs.</summary>
    public required ImmutableArray<PlannedResource> Resources { get; init; }

    /// <summary>The stack's outputs.</summary>
    public required MapValue Outputs { get; init; }

    /// <summary>Settings that say where resources are created that do not say so themselves, such as <c>gcp:region</c>.</summary>
    public ImmutableSortedDictionary<string, string> Placement { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What the two passes disagree on, in ordinal order of URN and path; empty for a plan of one pass.</summary>
    public ImmutableArray<PassDifference> Differences { get; init; } = [];

    /// <summary>How many resources are of types that no provider known here checks, by type.</summary>
    public ImmutableSortedDictionary<string, int> NotChecked { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Whether the outputs are those of the resolved pass alone: placeholders that carry no mark.</summary>
    public bool IsResolved { get; init; }

    /// <summary>What the program said, by severity and text.</summary>
    public ImmutableArray<ProgramMessage> Messages { get; init; } = [];
}

/// <summary>How grave a message is.</summary>
public enum MessageSeverity
{
    /// <summary>Printed by the program, not logged.</summary>
    Output,

    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Worth changing.</summary>
    Warning,

    /// <summary>Fails the run.</summary>
    Error,
}

/// <summary>A text of the program, without secrets and control sequences.</summary>
public sealed record ProgramMessage(MessageSeverity Severity, string Text, string Urn = "")
{
    /// <summary>By text and URN, ordinal.</summary>
    internal static IComparer<ProgramMessage> ByText { get; } =
        Comparer<ProgramMessage>.Create((a, b) => string.CompareOrdinal($"{a.Text}\0{a.Urn}", $"{b.Text}\0{b.Urn}"));
}
