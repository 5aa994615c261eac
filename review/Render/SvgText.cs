using System.Text;
using Engine.Diagnostics;

namespace Review.Render;

/// <summary>Escapes a program's strings for SVG, as content or a quoted attribute of well-formed XML.</summary>
internal static class SvgText
{
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in ProgramText.Visible(text.ReplaceLineEndings("⏎")))
        {
            _ = character switch
            {
                '&' => escaped.Append("&amp;"),
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '"' => escaped.Append("&quot;"),
                '\'' => escaped.Append("&#39;"),
                // A log that shows the file may interpret commands such as ##vso[.
                '#' => escaped.Append("&#35;"),
                _ => escaped.Append(character),
            };
        }

        return escaped.ToString();
    }
}
