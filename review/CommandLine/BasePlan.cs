using Engine.Diagnostics;
using Engine.Plans;
using Engine.Plans.Json;
using Review.Diagnostics;

namespace Review.CommandLine;

/// <summary>An earlier plan of a stack, to which <c>--base</c> compares the current one.</summary>
internal static class BasePlan
{
    /// <summary>Reads the plan.</summary>
    /// <param name="file">Its file; null if no plan is given.</param>
    /// <exception cref="FaultException">The file is not a complete plan.</exception>
    public static Plan? Read(string? file) => file is null ? null : PlanJson.Read(file);

    /// <summary>Rejects the plan of another stack, compared to which every resource would be new or deleted.</summary>
    /// <exception cref="FaultException">REV207: the base plan belongs to another stack.</exception>
    public static void ThrowIfOfOther(Plan? before, Plan plan, string? file)
    {
        if (before is not null && (before.Project, before.Stack) != (plan.Project, plan.Stack))
        {
            throw new FaultException(
                ReviewDiagnostics.BaseOfOtherStack(file!, $"{before.Project}/{before.Stack}", $"{plan.Project}/{plan.Stack}", plan.Stack)
            );
        }
    }
}
