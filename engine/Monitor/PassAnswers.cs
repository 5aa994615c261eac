using Engine.Diagnostics;

namespace Engine.Monitor;

/// <summary>The choices of a pass where several answers are possible.</summary>
internal sealed record PassAnswers
{
    /// <summary>The value for outputs of another stack that its plan leaves open.</summary>
    public ReferenceFill References { get; init; } = ReferenceFill.Unknown;

    /// <summary>The placeholders that are withheld, because the program fails with them.</summary>
    public IReadOnlySet<Placeholder> Withheld { get; init; } = new HashSet<Placeholder>();

    /// <summary>
    /// Whether an input that a provider would reject fails the run; otherwise it is collected for the comparison of the passes.
    /// </summary>
    public bool FailsOnRejected { get; init; }
}

/// <summary>A placeholder of the resolved pass.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Output">The output's name, or <c>id</c>.</param>
internal sealed record Placeholder(string Urn, string Output);

/// <summary>An input that a provider would reject.</summary>
/// <param name="Urn">The resource.</param>
/// <param name="Label">Its type and name.</param>
/// <param name="Failure">What is wrong with it.</param>
/// <param name="IsDerived">Whether the value comes from an output of another resource.</param>
internal sealed record RejectedInput(string Urn, string Label, CheckFailure Failure, bool IsDerived)
{
    /// <summary>The label, the input's path and what is wrong with it.</summary>
    public string Text => Failure.Path.IsEmpty ? $"{Label}: {Failure.Message}" : $"{Label}: '{Failure.Path}' {Failure.Message}";

    public Fault ToFault() => EngineDiagnostics.InputRejected(Text, Failure.Fix, Urn);
}
