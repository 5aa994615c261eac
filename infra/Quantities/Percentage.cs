using System.Globalization;

namespace Infra.Quantities;

/// <summary>A percentage with a precision of one hundredth of a percent.</summary>
public readonly record struct Percentage(int Hundredths) : IComparable<Percentage>
{
    private const decimal InOne = 100m;
    private const string Unit = "%";

    /// <summary>0 percent.</summary>
    public static Percentage None { get; }

    /// <summary>100 percent.</summary>
    public static Percentage Whole { get; } = new(10_000);

    /// <summary>The difference to 100 percent.</summary>
    public Percentage Rest => new(Whole.Hundredths - Hundredths);

    /// <summary>The value in percent, as APIs take it: 12.5.</summary>
    public double Value => (double)(Hundredths / InOne);

    /// <summary>Parses <c>10%</c> or <c>12.5%</c>, with at most two decimals.</summary>
    public static bool TryParse(string text, out Percentage share)
    {
        share = None;
        var isNumber = decimal.TryParse(
            text.EndsWith(Unit, StringComparison.Ordinal) ? text[..^Unit.Length] : "",
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var percent
        );
        if (!isNumber || percent > int.MaxValue / InOne || percent * InOne % 1 != 0)
        {
            return false;
        }

        share = new Percentage((int)(percent * InOne));
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Percentage other) => Hundredths.CompareTo(other.Hundredths);

    /// <summary>Returns the value in the form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hundredths / InOne:0.##}{Unit}");
}
