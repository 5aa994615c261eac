using Pulumi;

namespace Stacks;

/// <summary>The labels of all resources of a system, which allocate costs to it.</summary>
internal static class SystemLabels
{
    /// <summary>The label that names the system of a resource.</summary>
    public const string Component = "component";

    public static InputMap<string> CreateInputs(string system, string environment) => Create(system, environment);

    public static Dictionary<string, string> Create(string system, string environment) =>
        new()
        {
            ["env"] = environment,
            [Component] = system,
            ["cost-center"] = system,
        };
}
