using System.Globalization;

namespace Infra.Quantities;

/// <summary>An amount of memory or disk space in whole GiB (2³⁰ bytes).</summary>
public readonly record struct Gibibytes(int Value) : IComparable<Gibibytes>
{
    private const string Unit = "GiB";

    /// <summary>Parses <c>20GiB</c>.</summary>
    public static bool TryParse(string text, out Gibibytes amount)
    {
        var isAmount = UnitText.TryParse(text, Unit, out var value);
        amount = new Gibibytes(value);
        return isAmount;
    }

    /// <inheritdoc/>
    public int CompareTo(Gibibytes other) => Value.CompareTo(other.Value);

    /// <summary>Returns the value in the form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}{Unit}");
}
