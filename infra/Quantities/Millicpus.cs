using System.Globalization;

namespace Infra.Quantities;

/// <summary>An amount of CPU in thousandths: <c>500m</c> is half a CPU.</summary>
public readonly record struct Millicpus(int Value) : IComparable<Millicpus>
{
    private const string Unit = "m";
    private const decimal Whole = 1_000;

    /// <summary>The number of CPUs in Docker's format: <c>0.5</c>, <c>2</c>.</summary>
    public string Processors => (Value / Whole).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Parses <c>500m</c>.</summary>
    public static bool TryParse(string text, out Millicpus amount)
    {
        var isAmount = UnitText.TryParse(text, Unit, out var value);
        amount = new Millicpus(value);
        return isAmount;
    }

    /// <inheritdoc/>
    public int CompareTo(Millicpus other) => Value.CompareTo(other.Value);

    /// <summary>Returns the value in the form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Value}{Unit}");
}
