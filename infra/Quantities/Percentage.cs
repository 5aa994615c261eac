using System.Globalization;

namespace Infra.Quantities;

/// <summary>A share of a whole, in hundredths of a percent.</summary>
public readonly record struct Percentage(int Hundredths) : IComparable<Percentage>
{
    private const decimal InOne = 100m;
    private const string Unit = "%";

    /// <summary>Nothing of it.</summary>
    public static Percentage None { get; }

    /// <summary>All of it.</summary>
    public static Percentage Whole { get; } = new(10_000);

    /// <summary>What is left of the whole.</summary>
    public Percentage Rest => new(Whole.Hundredths - Hundredths);

    /// <summary>In percent, as APIs take it: 12.5.</summary>
    public double Value => (double)(Hundredths / InOne);

    /// <summary>Reads <c>10%</c> or <c>12.5%</c>, with two decimals at most.</summary>
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

    /// <summary>As <see cref="TryParse"/> reads it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Hundredths / InOne:0.##}{Unit}");
}
