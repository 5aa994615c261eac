using System.Collections.Immutable;

namespace Review.Cost.Models;

/// <summary>
/// Cloud Run services. Request-based billing charges for instances while they serve requests, a lower rate for idle minimum instances, and
/// each request; instance-based billing charges for the whole lifetime of instances.
/// </summary>
internal static class CloudRunServices
{
    private const decimal Million = 1_000_000;

    private const decimal MillisecondsPerSecond = 1_000;

    private static readonly ImmutableArray<string> Serving = ["monthlyRequests", "requestMilliseconds", "concurrentRequests"];

    public static PriceModel Service { get; } =
        new([.. Serving, "connectedHours", "instanceHours", "egressGibibytes", "logGibibytes"], Items) { RegionInput = "location" };

    private static IEnumerable<CostItem> Items(Pricing pricing)
    {
        var containers = pricing.Resource.Inputs.Items("template.containers").ToList();
        if (ContainerShape.HasGpu(containers) || pricing.Resource.Inputs.At("template.nodeSelector") is not null)
        {
            return [new NotPriced("graphics processors have no rate")];
        }

        if (ContainerShape.Of(containers) is not { } shape)
        {
            return [new NotPriced("its processor and memory limits are not valid quantities")];
        }

        var resources = containers.Count == 0 ? null : containers[0].At("resources");
        // If resources are set, an omitted cpuIdle means instance-based billing; if they are not, billing is request-based.
        var isRequestBased = resources is null || resources.Flag("cpuIdle") == true;
        return
        [
            .. isRequestBased ? RequestBased(pricing, shape) : InstanceBased(pricing, shape),
            pricing.ByUsage("egress", "gcp.network.egress", "egressGibibytes"),
            Logs.Line(pricing),
        ];
    }

    /// <summary>
    /// Prices request-based billing: a minimum instance is charged either as active or as idle, and one with an open WebSocket as
    /// instance-based. Sources: https://cloud.google.com/run/pricing, https://docs.cloud.google.com/run/docs/triggering/websockets.
    /// </summary>
    private static IEnumerable<CostItem> RequestBased(Pricing pricing, ContainerShape shape)
    {
        var serving =
            pricing.Given("monthlyRequests")
            * pricing.Given("requestMilliseconds")
            / MillisecondsPerSecond
            / Math.Max(1, pricing.Given("concurrentRequests") ?? 1);
        var connected = pricing.Given("connectedHours") * Money.SecondsPerHour;
        var minimum = MinimumInstances(pricing);
        if (minimum > 0)
        {
            var idle = Math.Max(0, (minimum * Money.SecondsPerMonth) - (serving ?? 0) - (connected ?? 0));
            var label = $"idle, {Instances.Text(minimum)}";
            yield return pricing.Fixed($"{label}: processor", "gcp.run.idle-cpu", idle * shape.Cpus);
            yield return pricing.Fixed($"{label}: memory", "gcp.run.idle-memory", idle * shape.Memory);
        }

        yield return pricing.ByUsage("requests", "gcp.run.requests", "monthlyRequests", Million);
        yield return pricing.ByUsage("serving: processor", "gcp.run.cpu", Serving, serving * shape.Cpus);
        yield return pricing.ByUsage("serving: memory", "gcp.run.memory", Serving, serving * shape.Memory);
        yield return pricing.ByUsage("WebSockets: processor", "gcp.run.instance-cpu", ["connectedHours"], connected * shape.Cpus);
        yield return pricing.ByUsage("WebSockets: memory", "gcp.run.instance-memory", ["connectedHours"], connected * shape.Memory);
    }

    private static IEnumerable<CostItem> InstanceBased(Pricing pricing, ContainerShape shape)
    {
        var minimum = MinimumInstances(pricing);
        var more = pricing.Given("instanceHours") * Money.SecondsPerHour;
        var always = minimum * Money.SecondsPerMonth;
        if (minimum > 0)
        {
            var label = $"always on, {Instances.Text(minimum)}";
            yield return pricing.Fixed($"{label}: processor", "gcp.run.instance-cpu", always * shape.Cpus);
            yield return pricing.Fixed($"{label}: memory", "gcp.run.instance-memory", always * shape.Memory);
        }

        yield return pricing.ByUsage("more instances: processor", "gcp.run.instance-cpu", ["instanceHours"], more * shape.Cpus);
        yield return pricing.ByUsage("more instances: memory", "gcp.run.instance-memory", ["instanceHours"], more * shape.Memory);
    }

    private static decimal MinimumInstances(Pricing pricing)
    {
        var inputs = pricing.Resource.Inputs;
        return inputs.Text("scaling.scalingMode") == "MANUAL"
            ? inputs.Number("scaling.manualInstanceCount") ?? 0
            : Math.Max(inputs.Number("scaling.minInstanceCount") ?? 0, inputs.Number("template.scaling.minInstanceCount") ?? 0);
    }
}
