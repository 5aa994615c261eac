using System.Globalization;
using Infra.Quantities;
using Pulumi;

namespace Infra.Google.CloudRun;

/// <summary>Builds the resource limits of a container in the form that Cloud Run takes.</summary>
internal static class CloudRunResourceLimits
{
    /// <summary>
    /// Returns the limits with whole CPUs: the API returns <c>1000m</c> as <c>1</c>, which would be a permanent difference.
    /// </summary>
    public static InputMap<string> Of(int cpus, Mebibytes memory) =>
        new Dictionary<string, string>
        {
            ["cpu"] = cpus.ToString(CultureInfo.InvariantCulture),
            ["memory"] = $"{memory.Value.ToString(CultureInfo.InvariantCulture)}Mi",
        };
}
