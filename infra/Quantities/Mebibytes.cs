using System.Globalization;

namespace Infra.Quantities;

/// <summary>An amount of memory in whole MiB (2²⁰ bytes).</summary>
public readonly record struct Mebibytes(int Value) : IComparable<Mebibytes>
{
    private const string Unit = "MiB";

    /// <summary>Parses <c>512MiB</c>.</summary>
    public static bool TryParse(string text, out Mebibytes amount)
    {
        var isAmount = UnitText.TryParse(text, Unit, out var value);
        amount = new Mebibytes(value);
        return isAmount;
    }

    /// <inheritdoc/>
    public int CompareTo(Mebibytes other) => Value.CompareTo(other.Value);

    /// <summary>Returns the value in the form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}{Unit}");
}
