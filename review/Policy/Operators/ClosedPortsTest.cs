using System.Globalization;
using Engine.Plans;
using Engine.Values;

namespace Review.Policy.Operators;

/// <summary>Checks that an entry of a firewall does not open certain ports.</summary>
internal sealed class ClosedPortsTest(IReadOnlyList<int> ports) : IValueTest
{
    /// <summary>The protocols without ports.</summary>
    private static readonly string[] WithoutPorts = ["icmp", "esp", "ah", "ipip", "1", "50", "51", "94"];

    public string Expected { get; } = $"none of the ports {string.Join(", ", ports)}";

    public bool HoldsOnAbsence => true;

    public Truth Holds(PathMatch found)
    {
        var entry = found.Value as MapValue;
        var protocol = Unwrapped.FromPlan(entry?["protocol"]).Value;
        if (found.IsUnknown || protocol is UnknownValue)
        {
            return Truth.Unknown;
        }

        var name = Scalars.Text(protocol)?.ToLowerInvariant();
        return WithoutPorts.Contains(name)
            ? true
            : Unwrapped.FromPlan(entry?["ports"]).Value switch
            {
                UnknownValue when name != "all" => Truth.Unknown,
                ArrayValue { Items.Length: > 0 } list when name != "all" => Truth.All(
                    list.Items.Select(item => IsShut(Unwrapped.FromPlan(item).Value))
                ),
                _ => false,
            };
    }

    private Truth IsShut(PropertyValue? range)
    {
        var bounds = (Scalars.Text(range) ?? "").Split('-', 2);
        return
            int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(bounds[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? !ports.Any(port => port >= first && port <= last)
            : Truth.Unknown;
    }
}
