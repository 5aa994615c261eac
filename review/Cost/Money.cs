using System.Globalization;

namespace Review.Cost;

/// <summary>
/// Amounts in USD. Each line is rounded to the cent, half away from zero; sums add what was rounded, so that columns add up.
/// </summary>
internal static class Money
{
    /// <summary>A month as vendors count it: 8,760 hours a year in twelve parts.</summary>
    public const decimal HoursPerMonth = 730;

    public const decimal SecondsPerHour = 3_600;

    public const decimal SecondsPerMonth = HoursPerMonth * SecondsPerHour;

    public static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>Two digits after the point.</summary>
    public static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>All digits that are not zeros at the end.</summary>
    public static string Exact(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>With four digits after the point at most: for reading, not for counting.</summary>
    public static string Quantity(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
