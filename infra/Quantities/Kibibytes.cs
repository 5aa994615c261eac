using System.Globalization;

namespace Infra.Quantities;

/// <summary>A code size in KiB (2¹⁰ bytes).</summary>
public readonly record struct Kibibytes(double Value) : IComparable<Kibibytes>
{
    private const double InOne = 1024;
    private const string Unit = "KiB";

    /// <summary>Converts a number of bytes.</summary>
    public static Kibibytes OfBytes(long bytes) => new(bytes / InOne);

    /// <inheritdoc/>
    public int CompareTo(Kibibytes other) => Value.CompareTo(other.Value);

    /// <summary>Returns the size with two decimals, as wrangler prints it: <c>1022.76KiB</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.00}{Unit}");
}
