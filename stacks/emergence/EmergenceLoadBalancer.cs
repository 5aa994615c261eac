using Infra.Google.CloudRun;
using Infra.Google.LoadBalancing;

namespace Stacks;

/// <summary>The load balancer in front of Émergence's website and its orchestrator.</summary>
internal static class EmergenceLoadBalancer
{
    /// <summary>Declares the website.</summary>
    public static StaticSite CreateSite(EmergenceScope scope) =>
        new(
            $"{scope.Name}-site",
            new()
            {
                Project = scope.Settings.Project,
                Region = scope.Settings.Region,
                Protect = scope.Settings.LoadBalancer.Protect,
                Labels = scope.Labels,
            },
            scope.Options
        );

    /// <summary>Declares the load balancer.</summary>
    /// <param name="scope">The system.</param>
    /// <param name="site">The website.</param>
    /// <param name="orchestrator">The orchestrator.</param>
    /// <param name="old">Its predecessor, as long as the cut-over keeps it.</param>
    public static LoadBalancer Create(EmergenceScope scope, StaticSite site, CloudRunService orchestrator, CloudRunService? old) =>
        new(
            $"{scope.Name}-lb",
            new()
            {
                Region = scope.Settings.Region,
                Settings = scope.Settings.LoadBalancer,
                Site = site,
                Backends =
                [
                    .. old is null ? [] : new[] { Backend($"{scope.Name}-app-old", old, scope.Settings.CutOver.OldWeight) },
                    Backend($"{scope.Name}-app", orchestrator, scope.Settings.CutOver.NewWeight),
                ],
                Labels = scope.Labels,
            },
            scope.Options
        );

    private static WeightedBackend Backend(string name, CloudRunService service, int weight)
    {
        // A load balancer cannot authenticate with a service account. The services authenticate users themselves, and their ingress rejects
        // direct calls from the internet: docs/adr/0007-cut-over.md.
        service.AllowUnauthenticated();
        return new WeightedBackend(name, service, weight);
    }
}
