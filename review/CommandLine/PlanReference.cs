using System.Diagnostics.CodeAnalysis;
using Engine.Diagnostics;
using Engine.Plans.Json;
using Engine.Values;
using Review.Diagnostics;

namespace Review.CommandLine;

/// <summary>A plan that <c>--reference</c> provides as the outputs of another stack.</summary>
/// <param name="Stack">The stack, <c>ORGANIZATION/PROJECT/STACK</c>; organizations are not part of a plan.</param>
/// <param name="File">The plan's file.</param>
internal sealed record PlanReference(string Stack, string File)
{
    /// <summary>Reads <c>STACK=FILE</c>.</summary>
    public static bool TryParse(string text, [MaybeNullWhen(false)] out PlanReference reference)
    {
        var parts = text.Split('=', 2);
        reference = parts is [{ Length: > 0 } stack, { Length: > 0 } file] ? new PlanReference(stack, file) : null;
        return reference is not null;
    }

    /// <exception cref="FaultException">
    /// The file is not a complete plan. REV310: it is the plan of another stack. REV311: its outputs are placeholders that are not marked
    /// as such.
    /// </exception>
    public MapValue Outputs()
    {
        var plan = PlanJson.Read(File);
        var parts = Stack.Split('/');
        return parts[^1] != plan.Stack || (parts.Length == 3 && parts[1] != plan.Project)
                ? throw new FaultException(ReviewDiagnostics.ReferenceToOtherStack(Stack, File, $"{plan.Project}/{plan.Stack}"))
            : plan.IsResolved ? throw new FaultException(ReviewDiagnostics.ReferenceToResolvedPlan(File, plan.Stack))
            : plan.Outputs;
    }
}
