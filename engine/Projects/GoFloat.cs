using System.Globalization;

namespace Engine.Projects;

/// <summary>Formats floating-point numbers as Go does: with the fewest digits that parse to the same number.</summary>
internal static class GoFloat
{
    /// <param name="number">A number.</param>
    /// <param name="smallest">The smallest power of ten that is written without an exponent.</param>
    /// <param name="largest">The smallest power of ten that is written with an exponent.</param>
    /// <param name="exponentDigits">The minimum number of digits of an exponent.</param>
    public static string Text(double number, int smallest, int largest, int exponentDigits)
    {
        switch (number)
        {
            case 0:
                // A deployment has converted a negative zero to an integer.
                return "0";
            case double.PositiveInfinity:
                return "+Inf";
            case double.NegativeInfinity:
                return "-Inf";
        }

        var (digits, point) = Digits(Math.Abs(number));
        var exponent = point - 1;
        var sign = number < 0 ? "-" : "";
        if (exponent < smallest || exponent >= largest)
        {
            var fraction = digits.Length > 1 ? $".{digits[1..]}" : "";
            var power = Math.Abs(exponent).ToString($"D{exponentDigits}", CultureInfo.InvariantCulture);
            return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{power}";
        }

        return sign
            + (
                point <= 0 ? $"0.{new string('0', -point)}{digits}"
                : point >= digits.Length ? digits.PadRight(point, '0')
                : $"{digits[..point]}.{digits[point..]}"
            );
    }

    /// <summary>Returns the significant digits and the number of them before the decimal point.</summary>
    private static (string Digits, int Point) Digits(double number)
    {
        var parts = number.ToString("R", CultureInfo.InvariantCulture).Split('E');
        var mantissa = parts[0].Split('.');
        var exponent = parts.Length > 1 ? int.Parse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;
        var all = string.Concat(mantissa);
        var digits = all.TrimStart('0');
        return (digits.TrimEnd('0'), mantissa[0].Length + exponent - (all.Length - digits.Length));
    }
}
