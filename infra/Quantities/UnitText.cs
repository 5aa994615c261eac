using System.Globalization;

namespace Infra.Quantities;

/// <summary>Parses an integer followed by a unit.</summary>
internal static class UnitText
{
    public static bool TryParse(string text, string unit, out int value)
    {
        value = 0;
        return text.EndsWith(unit, StringComparison.Ordinal)
            && int.TryParse(text[..^unit.Length].TrimEnd(), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
