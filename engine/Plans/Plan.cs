using System.Collections.Immutable;
using Engine.Diagnostics;
using Engine.Values;

namespace Engine.Plans;

/// <summary>The declarations of a program for one stack.</summary>
public sealed record Plan
{
    /// <summary>The project's name.</summary>
    public required string Project { get; init; }

    /// <summary>The stack's name.</summary>
    public required string Stack { get; init; }

    /// <summary>The resources, including the stack, in ordinal order of their URNs.</summary>
    public required ImmutableArray<PlannedResource> Resources { get; init; }

    /// <summary>The stack's own resource; a plan that lacks it is treated as if it had one without properties.</summary>
    public PlannedResource Self =>
        Resources.FirstOrDefault(resource => resource.Kind == ResourceKind.Stack)
        ?? new PlannedResource
        {
            Urn = Urns.Create(Stack, Project, "", Urns.StackType, $"{Project}-{Stack}"),
            Type = Urns.StackType,
            Name = $"{Project}-{Stack}",
        };

    /// <summary>The stack's outputs.</summary>
    public required MapValue Outputs { get; init; }

    /// <summary>
    /// The settings that determine where resources without a location of their own are created, such as <c>gcp:region</c>.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Placement { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The differences between the two passes, in ordinal order of URN and path; empty for a plan of one pass.</summary>
    public ImmutableArray<PassDifference> Differences { get; init; } = [];

    /// <summary>The number of resources whose types no known provider checks, by type.</summary>
    public ImmutableSortedDictionary<string, int> NotChecked { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>Whether the outputs are those of the resolved pass alone: placeholders without a mark.</summary>
    public bool IsResolved { get; init; }

    /// <summary>The program's messages, by severity and text.</summary>
    public ImmutableArray<ProgramMessage> Messages { get; init; } = [];
}

/// <summary>The severity of a message.</summary>
public enum MessageSeverity
{
    /// <summary>Printed by the program, not logged.</summary>
    Output,

    /// <summary>Informational.</summary>
    Info,

    /// <summary>A problem that does not fail the run.</summary>
    Warning,

    /// <summary>An error that fails the run.</summary>
    Error,
}

/// <summary>A message of the program, without secrets and control sequences.</summary>
public sealed record ProgramMessage(MessageSeverity Severity, string Text, string Urn = "")
{
    /// <summary>Whether it is the engine's own and qualifies what the plan says, so that every report of the plan states it.</summary>
    public bool QualifiesPlan { get; init; }

    /// <summary>Creates the message of a warning.</summary>
    internal static ProgramMessage From(Fault warning) => new(MessageSeverity.Warning, warning.ToString(), warning.Urn);

    /// <summary>The ordinal comparison by text and URN.</summary>
    internal static IComparer<ProgramMessage> ByText { get; } =
        Comparer<ProgramMessage>.Create((a, b) => string.CompareOrdinal($"{a.Text}\0{a.Urn}", $"{b.Text}\0{b.Urn}"));
}
