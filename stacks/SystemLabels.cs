using Pulumi;

namespace Stacks;

/// <summary>The labels of everything a system holds: by them costs are told apart.</summary>
internal static class SystemLabels
{
    public static InputMap<string> Of(string system, string environment) => Texts(system, environment);

    public static Dictionary<string, string> Texts(string system, string environment) =>
        new()
        {
            ["env"] = environment,
            ["component"] = system,
            ["cost-center"] = system,
        };
}
