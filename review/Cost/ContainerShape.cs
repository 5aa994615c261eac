using System.Globalization;
using System.Text.RegularExpressions;
using Engine.Values;

namespace Review.Cost;

/// <summary>The combined resource limits of the containers of one Cloud Run instance.</summary>
/// <param name="Cpus">vCPUs.</param>
/// <param name="Memory">GiB.</param>
internal sealed partial record ContainerShape(decimal Cpus, decimal Memory)
{
    /// <summary>The default CPU limit. Source: https://cloud.google.com/run/docs/configuring/services/cpu.</summary>
    private const string DefaultCpus = "1";

    /// <summary>The default memory limit. Source: https://cloud.google.com/run/docs/configuring/services/memory-limits.</summary>
    private const string DefaultMemory = "512Mi";

    private const decimal MebibytesPerGibibyte = 1_024;

    /// <returns>The shape; null if a limit is not a valid CPU or memory quantity.</returns>
    public static ContainerShape? Of(IEnumerable<PropertyValue?> containers)
    {
        var shapes = containers.Select(One).ToList();
        return shapes.Count == 0 ? One(null)
            : shapes.Any(shape => shape is null) ? null
            : new ContainerShape(shapes.Sum(shape => shape!.Cpus), shapes.Sum(shape => shape!.Memory));
    }

    /// <summary>Returns whether any container requests a GPU.</summary>
    public static bool HasGpu(IEnumerable<PropertyValue?> containers) =>
        containers.Any(container => container.At("resources.limits") is MapValue limits && limits.Keys.Contains("nvidia.com/gpu"));

    private static ContainerShape? One(PropertyValue? container)
    {
        var cpus = Cpu().Match(Limit(container, "cpu", DefaultCpus));
        var memory = Bytes().Match(Limit(container, "memory", DefaultMemory));
        return cpus.Success && memory.Success
            ? new ContainerShape(
                Number(cpus) / (cpus.Groups["milli"].Success ? 1_000 : 1),
                Number(memory) / (memory.Groups["unit"].Value == "Mi" ? MebibytesPerGibibyte : 1)
            )
            : null;
    }

    private static string Limit(PropertyValue? container, string name, string otherwise) =>
        container.At($"resources.limits.{name}") is { } limit ? (limit as TextValue)?.Value ?? "" : otherwise;

    private static decimal Number(Match match) => decimal.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<number>[0-9]{1,6}(\.[0-9]{1,6})?)(?<milli>m)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Cpu();

    [GeneratedRegex(@"^(?<number>[0-9]{1,9}(\.[0-9]{1,6})?)(?<unit>Mi|Gi)$", RegexOptions.CultureInvariant)]
    private static partial Regex Bytes();
}
