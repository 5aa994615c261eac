namespace Infra.Tests.Plans;

/// <summary>The containers of a plan.</summary>
internal static class ContainerPlan
{
    /// <summary>Returns the containers that are started.</summary>
    public static IReadOnlyList<PlannedResource> Running(this StackPlan plan) =>
        [.. plan.OfType(DockerTypes.Container).Where(container => container.At("start") is not false)];

    /// <summary>Returns the containers that copy files into a volume and never run.</summary>
    public static IReadOnlyList<PlannedResource> Carriers(this StackPlan plan) =>
        [.. plan.OfType(DockerTypes.Container).Except(plan.Running())];

    /// <summary>Returns the strings of a list in order.</summary>
    public static IReadOnlyList<string> Strings(this PlannedResource resource, string list) =>
        [.. resource.Rows(list).Select(path => (string)resource.At(path)!)];

    /// <summary>Returns the plain-text variables, by name.</summary>
    public static IReadOnlyDictionary<string, string> Environment(this PlannedResource container) =>
        container.Strings("envs").Select(text => text.Split('=', 2)).ToDictionary(parts => parts[0], parts => parts[1]);

    /// <summary>Returns the network aliases, by network name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Networks(this PlannedResource container) =>
        container
            .Rows("networksAdvanced")
            .ToDictionary(path => (string)container.At($"{path}.name")!, path => container.Strings($"{path}.aliases"));

    /// <summary>Returns the published ports: address, host port, container port.</summary>
    public static IReadOnlyList<(string Address, int External, int Internal)> Ports(this PlannedResource container) =>
        [
            .. container
                .Rows("ports")
                .Select(path =>
                    ((string)container.At($"{path}.ip")!, Number(container, $"{path}.external"), Number(container, $"{path}.internal"))
                ),
        ];

    /// <summary>Returns the named volumes by path in the container: name, and whether it is read-only.</summary>
    public static IReadOnlyDictionary<string, (string Name, bool IsReadOnly)> Volumes(this PlannedResource container) =>
        container
            .Rows("volumes")
            .ToDictionary(
                path => (string)container.At($"{path}.containerPath")!,
                path => ((string)container.At($"{path}.volumeName")!, container.At($"{path}.readOnly") is true)
            );

    /// <summary>Returns the host files by path in the container.</summary>
    public static IReadOnlyDictionary<string, string> HostFiles(this PlannedResource container) =>
        container
            .Rows("mounts")
            .ToDictionary(path => (string)container.At($"{path}.target")!, path => (string)container.At($"{path}.source")!);

    /// <summary>Returns the paths of a list's elements.</summary>
    private static IEnumerable<string> Rows(this PlannedResource resource, string list) =>
        Enumerable
            .Range(0, resource.Leaves.Count)
            .Select(index => $"{list}[{index}]")
            .TakeWhile(row => resource.Leaves.Keys.Any(path => path == row || path.StartsWith($"{row}.", StringComparison.Ordinal)));

    private static int Number(PlannedResource resource, string path) => (int)(double)resource.At(path)!;
}
