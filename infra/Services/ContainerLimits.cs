using System.Globalization;
using Infra.Quantities;
using Pulumi;

namespace Infra.Services;

/// <summary>What a container may use, as Cloud Run takes it.</summary>
internal static class ContainerLimits
{
    /// <summary>Processors as whole numbers: the API writes <c>1000m</c> back as <c>1</c>, which would be a difference for ever.</summary>
    public static InputMap<string> Of(int cpus, Mebibytes memory) =>
        new Dictionary<string, string>
        {
            ["cpu"] = cpus.ToString(CultureInfo.InvariantCulture),
            ["memory"] = $"{memory.Value.ToString(CultureInfo.InvariantCulture)}Mi",
        };
}
