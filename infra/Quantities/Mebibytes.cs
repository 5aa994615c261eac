using System.Globalization;

namespace Infra.Quantities;

/// <summary>An amount of memory, in whole units of 2²⁰ bytes.</summary>
public readonly record struct Mebibytes(int Value) : IComparable<Mebibytes>
{
    private const string Unit = "MiB";

    /// <summary>Reads <c>512MiB</c>.</summary>
    public static bool TryParse(string text, out Mebibytes amount)
    {
        var isAmount = UnitText.TryParse(text, Unit, out var value);
        amount = new Mebibytes(value);
        return isAmount;
    }

    /// <inheritdoc/>
    public int CompareTo(Mebibytes other) => Value.CompareTo(other.Value);

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}{Unit}");
}
