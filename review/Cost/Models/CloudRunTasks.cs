namespace Review.Cost.Models;

/// <summary>Cloud Run resources that do not serve requests: worker pools, which are always on, and jobs.</summary>
internal static class CloudRunTasks
{
    /// <summary>The minimum number of vCPUs. Source: https://docs.cloud.google.com/run/docs/configuring/workerpools/cpu.</summary>
    private const decimal SmallestCpus = 1;

    /// <summary>The minimum memory in GiB. Source: https://docs.cloud.google.com/run/docs/configuring/workerpools/memory-limits.</summary>
    private const decimal SmallestMemory = 0.5m;

    /// <summary>The minimum billed duration of a task in seconds. Source: https://cloud.google.com/run/pricing.</summary>
    private const decimal ShortestTaskPaid = 60;

    public static PriceModel WorkerPool { get; } =
        new(["instanceHours", "egressGibibytes", "logGibibytes"], OfPool) { RegionInput = "location" };

    public static PriceModel Job { get; } =
        new(["monthlyExecutions", "taskSeconds", "egressGibibytes", "logGibibytes"], OfJob) { RegionInput = "location" };

    private static IEnumerable<CostItem> OfPool(Pricing pricing)
    {
        var inputs = pricing.Resource.Inputs;
        var containers = inputs.Items("template.containers").ToList();
        if (ContainerShape.HasGpu(containers) || ContainerShape.Of(containers) is not { } shape)
        {
            yield return new NotPriced("GPUs, and limits that are not valid quantities, have no rate");
            yield break;
        }

        var isAutomatic = inputs.Text("scaling.scalingMode") == "AUTOMATIC";
        var instances = inputs.Number(isAutomatic ? "scaling.minInstanceCount" : "scaling.manualInstanceCount") ?? 1;
        var smallest = shape is { Cpus: <= SmallestCpus, Memory: <= SmallestMemory } ? ", the smallest shape there is" : "";
        var label = $"always on, {Instances.Text(instances)}";
        var always = instances * Money.SecondsPerMonth;
        yield return pricing.Fixed($"{label}: {Money.Exact(shape.Cpus)} vCPU{smallest}", "gcp.run.pool-cpu", always * shape.Cpus);
        yield return pricing.Fixed($"{label}: {Money.Exact(shape.Memory)} GiB{smallest}", "gcp.run.pool-memory", always * shape.Memory);
        if (isAutomatic)
        {
            var more = pricing.Given("instanceHours") * Money.SecondsPerHour;
            yield return pricing.ByUsage("more instances: processor", "gcp.run.pool-cpu", ["instanceHours"], more * shape.Cpus);
            yield return pricing.ByUsage("more instances: memory", "gcp.run.pool-memory", ["instanceHours"], more * shape.Memory);
        }

        yield return pricing.ByUsage("egress", "gcp.network.egress", "egressGibibytes");
        yield return Logs.Line(pricing);
    }

    private static IEnumerable<CostItem> OfJob(Pricing pricing)
    {
        var containers = pricing.Resource.Inputs.Items("template.template.containers").ToList();
        if (ContainerShape.HasGpu(containers) || ContainerShape.Of(containers) is not { } shape)
        {
            yield return new NotPriced("GPUs, and limits that are not valid quantities, have no rate");
            yield break;
        }

        var seconds =
            pricing.Given("taskSeconds") is { } task && pricing.Given("monthlyExecutions") is { } executions
                ? executions * (pricing.Resource.Inputs.Number("template.taskCount") ?? 1) * Math.Max(ShortestTaskPaid, task)
                : (decimal?)null;
        yield return pricing.ByUsage(
            "executions: processor",
            "gcp.run.instance-cpu",
            ["monthlyExecutions", "taskSeconds"],
            seconds * shape.Cpus
        );
        yield return pricing.ByUsage(
            "executions: memory",
            "gcp.run.instance-memory",
            ["monthlyExecutions", "taskSeconds"],
            seconds * shape.Memory
        );
        yield return pricing.ByUsage("egress", "gcp.network.egress", "egressGibibytes");
        yield return Logs.Line(pricing);
    }
}
