using System.Globalization;
using System.Text;

namespace Engine.Projects;

/// <summary>Writes values as a deployment passes them to the program: Go's JSON, byte for byte.</summary>
internal static class SettingJson
{
    /// <summary>The order of keys in Go, by their bytes in UTF-8; UTF-16 has another order beyond U+FFFF.</summary>
    public static IComparer<string> KeyOrder { get; } =
        Comparer<string>.Create((a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)));

    /// <summary>Returns a setting's value: a string unchanged, everything else as JSON.</summary>
    public static string Text(object? value)
    {
        switch (value)
        {
            case null:
                return "";
            case string text:
                return text;
            case GoTime time:
                return time.Text;
            case ulong number:
                return number.ToString(CultureInfo.InvariantCulture);
            default:
                var json = new StringBuilder();
                Write(value, json);
                return json.ToString();
        }
    }

    /// <summary>Returns the key of an object, in the format in which Go prints any value.</summary>
    public static string Key(object? value) =>
        value switch
        {
            null => "<nil>",
            string text => text,
            GoTime time => time.Text,
            bool flag => flag ? "true" : "false",
            double number => GoFloat.Text(number, smallest: -4, largest: 6, exponentDigits: 2),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static void WriteEntries(IReadOnlyDictionary<string, object?> entries, StringBuilder json)
    {
        var separator = "{";
        foreach (var (key, entry) in entries.OrderBy(entry => entry.Key, KeyOrder))
        {
            json.Append(separator);
            separator = ",";
            Quote(key, json);
            json.Append(':');
            Write(entry, json);
        }

        json.Append(entries.Count == 0 ? "{}" : "}");
    }

    private static string Number(double number) => GoFloat.Text(number, smallest: -6, largest: 21, exponentDigits: 1);

    /// <summary>Adds a quoted string; like Go, it also escapes characters with a meaning in HTML and JavaScript.</summary>
    private static void Quote(string text, StringBuilder json)
    {
        json.Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => json.Append('\\').Append(character),
                '\b' => json.Append("\\b"),
                '\f' => json.Append("\\f"),
                '\n' => json.Append("\\n"),
                '\r' => json.Append("\\r"),
                '\t' => json.Append("\\t"),
                < ' ' or '<' or '>' or '&' or '\u2028' or '\u2029' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => json.Append(character),
            };
        }

        json.Append('"');
    }

    private static void Write(object? value, StringBuilder json)
    {
        switch (value)
        {
            case string text:
                Quote(text, json);
                break;
            case IReadOnlyList<object?> list:
                json.Append('[');
                for (var i = 0; i < list.Count; i++)
                {
                    json.Append(i == 0 ? "" : ",");
                    Write(list[i], json);
                }

                json.Append(']');
                break;
            case IReadOnlyDictionary<string, object?> entries:
                WriteEntries(entries, json);
                break;
            case GoTime time:
                Quote(time.Text, json);
                break;
            default:
                json.Append(
                    value switch
                    {
                        null => "null",
                        bool flag => flag ? "true" : "false",
                        long number => number.ToString(CultureInfo.InvariantCulture),
                        // A deployment has converted a nested number beyond a signed integer to a float.
                        ulong number => Number(number),
                        _ => Number((double)value),
                    }
                );
                break;
        }
    }
}
