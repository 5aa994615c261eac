namespace Infra.Tests.Plans;

/// <summary>The services of Émergence.</summary>
internal static class EmergenceParts
{
    /// <summary>The orchestrator before the cut-over, without a connection to database or cache.</summary>
    public const string OldOrchestrator = "emergence-app-old";

    /// <summary>Returns the orchestrator and the workers.</summary>
    public static IReadOnlyList<PlannedResource> Services(StackPlan plan) =>
        [.. plan.OfType(GcpTypes.Service).Where(service => service.Name != OldOrchestrator)];
}
