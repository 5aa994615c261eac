using Engine.Diagnostics;
using Engine.Plans.Json;
using Engine.Values;

namespace Review.CommandLine;

/// <summary>A plan that <c>--reference</c> provides as the outputs of another stack.</summary>
internal static class ReferencePlan
{
    /// <param name="stack">The stack, <c>ORGANIZATION/PROJECT/STACK</c>; organizations are not part of a plan.</param>
    /// <param name="file">The plan's file.</param>
    /// <exception cref="FaultException">
    /// The file is not a complete plan. REV310: it is the plan of another stack. REV311: its outputs are placeholders that are not marked
    /// as such.
    /// </exception>
    public static MapValue Outputs(string stack, string file)
    {
        var plan = PlanJson.Read(file);
        var parts = stack.Split('/');
        if (parts[^1] != plan.Stack || (parts.Length == 3 && parts[1] != plan.Project))
        {
            throw new FaultException(
                ExitCode.Usage,
                new Fault(
                    "REV310",
                    $"--reference names {stack}, and {file} is the plan of {plan.Project}/{plan.Stack}.",
                    "write that stack's plan, in its project's folder, with: preview STACK --json > FILE"
                )
            );
        }

        return plan.IsResolved
            ? throw new FaultException(
                ExitCode.Usage,
                new Fault(
                    "REV311",
                    $"The plan {file} is of the resolved pass alone: its outputs are placeholders that would be taken for real values.",
                    $"write it without --pass resolved: preview {plan.Stack} --json > FILE"
                )
            )
            : plan.Outputs;
    }
}
