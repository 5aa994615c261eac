namespace Infra.Tests.Plans;

/// <summary>Émergence's services.</summary>
internal static class EmergenceParts
{
    /// <summary>The orchestrator before the cut-over, which knows neither database nor cache.</summary>
    public const string OldOrchestrator = "emergence-app-old";

    /// <summary>The orchestrator and the workers.</summary>
    public static IReadOnlyList<PlannedResource> Services(StackPlan plan) =>
        [.. plan.OfType(GcpTypes.Service).Where(service => service.Name != OldOrchestrator)];
}
