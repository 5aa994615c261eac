using Pulumi;

namespace Stacks;

/// <summary>The labels of everything a system holds: by them costs are told apart.</summary>
internal static class SystemLabels
{
    /// <summary>The label that says which system a resource is of.</summary>
    public const string Component = "component";

    public static InputMap<string> Of(string system, string environment) => Texts(system, environment);

    public static Dictionary<string, string> Texts(string system, string environment) =>
        new()
        {
            ["env"] = environment,
            [Component] = system,
            ["cost-center"] = system,
        };
}
