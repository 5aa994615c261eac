using System.Text;

namespace Infra.Settings;

/// <summary>How settings write the names of an enumeration.</summary>
internal static class SettingName
{
    /// <summary><c>HighAvailability</c> becomes <c>high-availability</c>.</summary>
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
