using System.Globalization;

namespace Infra.Quantities;

/// <summary>An amount of code, in units of 2¹⁰ bytes.</summary>
public readonly record struct Kibibytes(double Value) : IComparable<Kibibytes>
{
    private const double InOne = 1024;
    private const string Unit = "KiB";

    /// <summary>What a number of bytes comes to.</summary>
    public static Kibibytes OfBytes(long bytes) => new(bytes / InOne);

    /// <inheritdoc/>
    public int CompareTo(Kibibytes other) => Value.CompareTo(other.Value);

    /// <summary>With two decimals, as wrangler prints it: <c>1022.76KiB</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value:0.00}{Unit}");
}
