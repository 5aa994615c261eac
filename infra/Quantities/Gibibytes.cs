using System.Globalization;

namespace Infra.Quantities;

/// <summary>An amount of memory or disk, in whole units of 2³⁰ bytes.</summary>
public readonly record struct Gibibytes(int Value) : IComparable<Gibibytes>
{
    private const string Unit = "GiB";

    /// <summary>Reads <c>20GiB</c>.</summary>
    public static bool TryParse(string text, out Gibibytes amount)
    {
        var isAmount = UnitText.TryParse(text, Unit, out var value);
        amount = new Gibibytes(value);
        return isAmount;
    }

    /// <inheritdoc/>
    public int CompareTo(Gibibytes other) => Value.CompareTo(other.Value);

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}{Unit}");
}
