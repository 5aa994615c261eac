using System.Globalization;
using Engine.Diagnostics;

namespace Engine.Monitor;

/// <summary>
/// The faults of a run, limited in number and length so that they stay readable: ten thousand resources may have the same one.
/// </summary>
internal sealed class BoundedFaults
{
    /// <summary>The maximum number of reported faults.</summary>
    public const int MaximumFaults = 100;

    /// <summary>The maximum reported length of a message in characters; it may quote a value of any length.</summary>
    public const int MaximumMessage = 16 * 1024;

    private static readonly Comparer<Fault> Order = Comparer<Fault>.Create(Compare);

    private readonly BoundedSet<Fault> _faults = new(MaximumFaults, Order);

    /// <summary>The faults, in order of URN and message.</summary>
    public IReadOnlyList<Fault> Items => _faults.Items;

    public long LeftOut => _faults.LeftOut;

    public void Add(Fault fault) => _faults.Add(Bounded(fault));

    /// <summary>Returns the first faults of several sources; if there are more, the last fault counts the rest.</summary>
    /// <param name="faults">All faults that were kept.</param>
    /// <param name="leftOut">The number of faults that were not kept.</param>
    public static IReadOnlyList<Fault> First(IReadOnlyList<Fault> faults, long leftOut)
    {
        var rest = leftOut + Math.Max(0, faults.Count - MaximumFaults);
        IEnumerable<Fault> counted = rest == 0 ? [] : [EngineDiagnostics.MoreFaults(rest)];
        return [.. faults.Take(MaximumFaults).Select(Bounded), .. counted];
    }

    private static Fault Bounded(Fault fault) =>
        fault.Message.Length <= MaximumMessage
            ? fault
            : fault with
            {
                Message = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{fault.Message.AsSpan(0, MaximumMessage)}… {fault.Message.Length - MaximumMessage:#,0} more characters are not shown."
                ),
            };

    private static int Compare(Fault? left, Fault? right)
    {
        var (a, b) = (left!, right!);
        int[] parts =
        [
            string.CompareOrdinal(a.Urn, b.Urn),
            string.CompareOrdinal(a.Message, b.Message),
            string.CompareOrdinal(a.Code, b.Code),
            string.CompareOrdinal(a.Fix, b.Fix),
        ];
        return Array.Find(parts, part => part != 0);
    }
}
