using System.Text;

namespace Infra.Settings;

/// <summary>Converts enumeration names to the form used in the settings.</summary>
internal static class SettingName
{
    /// <summary>Returns <c>high-availability</c> for <c>HighAvailability</c>.</summary>
    public static string Of<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        var text = new StringBuilder();
        foreach (var letter in value.ToString())
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
