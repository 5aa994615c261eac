using System.Globalization;
using Engine.Values;

namespace Review.Policy.Operators;

/// <summary>Whether an entry of a firewall leaves ports shut.</summary>
internal sealed class ClosedPortsTest(IReadOnlyList<int> ports) : IValueTest
{
    /// <summary>Those that have no ports to open.</summary>
    private static readonly string[] WithoutPorts = ["icmp", "esp", "ah", "ipip", "1", "50", "51", "94"];

    public string Expected { get; } = $"none of the ports {string.Join(", ", ports)}";

    public bool HoldsOnAbsence => true;

    public bool? Holds(Found found)
    {
        if (found.IsUnknown || found.Value is not MapValue entry)
        {
            return null;
        }

        var protocol = Found.Unmark(entry["protocol"]).Value;
        if (Scalars.Text(protocol) is { } name && WithoutPorts.Contains(name.ToLowerInvariant()))
        {
            return true;
        }

        var open = Found.Unmark(entry["ports"]).Value;
        var verdict = open switch
        {
            UnknownValue => null,
            ArrayValue { Items.Length: > 0 } list when Scalars.Text(protocol) != "all" => AreShut(list),
            _ => (bool?)false,
        };
        return verdict == false && protocol is UnknownValue ? null : verdict;
    }

    private bool? AreShut(ArrayValue list)
    {
        var verdicts = list.Items.Select(item => Found.Unmark(item).Value).Select(IsShut).ToList();
        return verdicts.Contains(false) ? false
            : verdicts.Contains(null) ? null
            : true;
    }

    private bool? IsShut(PropertyValue? range)
    {
        var bounds = (Scalars.Text(range) ?? "").Split('-', 2);
        return
            int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            && int.TryParse(bounds[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last)
            ? !ports.Any(port => port >= first && port <= last)
            : null;
    }
}
