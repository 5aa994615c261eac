using System.Globalization;

namespace Review.Cost;

/// <summary>
/// Amounts in USD. Each line is rounded to the cent, half away from zero; sums add rounded amounts, so that columns add up.
/// </summary>
internal static class Money
{
    /// <summary>The hours of a month as vendors count it: 8,760 hours a year divided by twelve.</summary>
    public const decimal HoursPerMonth = 730;

    public const decimal SecondsPerHour = 3_600;

    public const decimal SecondsPerMonth = HoursPerMonth * SecondsPerHour;

    public static decimal Round(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);

    /// <summary>Formats an amount with two decimals.</summary>
    public static string Text(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Formats a number without trailing zeros.</summary>
    public static string Exact(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    /// <summary>Formats a quantity with at most four decimals, for display only.</summary>
    public static string Quantity(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
}
