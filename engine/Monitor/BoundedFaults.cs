using System.Globalization;
using Engine.Diagnostics;

namespace Engine.Monitor;

/// <summary>The faults of a run, as many and as much of each as someone can read: ten thousand resources may have the same one.</summary>
internal sealed class BoundedFaults
{
    /// <summary>Faults that are reported.</summary>
    public const int MaximumFaults = 100;

    /// <summary>Characters of a message that are reported; it may quote a value of any length.</summary>
    public const int MaximumMessage = 16 * 1024;

    private static readonly Comparer<Fault> Order = Comparer<Fault>.Create(Compare);

    private readonly BoundedSet<Fault> _faults = new(MaximumFaults, Order);

    /// <summary>In order of URN and message.</summary>
    public IReadOnlyList<Fault> Items => _faults.Items;

    public long LeftOut => _faults.LeftOut;

    public void Add(Fault fault) => _faults.Add(Bounded(fault));

    /// <summary>The first of faults from several sources, and where there are more, a last fault that counts the rest.</summary>
    /// <param name="faults">All that were kept.</param>
    /// <param name="leftOut">How many were not kept.</param>
    public static IReadOnlyList<Fault> First(IReadOnlyList<Fault> faults, long leftOut)
    {
        var rest = leftOut + Math.Max(0, faults.Count - MaximumFaults);
        IEnumerable<Fault> counted =
            rest == 0
                ? []
                :
                [
                    new Fault(
                        "ENG244",
                        string.Create(CultureInfo.InvariantCulture, $"{rest:#,0} more faults are not shown; fix these first.")
                    ),
                ];
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
