using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Engine.Diagnostics;

/// <summary>Sanitizes a program's text: no control sequences for terminals, no commands for CI systems.</summary>
internal static partial class ProgramText
{
    /// <summary>The prefixes of commands that CI systems recognize anywhere in a line: GitHub and Azure, Azure, TeamCity.</summary>
    private static readonly string[] Commands = ["##[", "##vso[", "##teamcity["];

    /// <summary>Removes control sequences and CI commands, and keeps line breaks.</summary>
    public static string Clean(string text) =>
        string.Join('\n', Visible(Colours().Replace(text, "").ReplaceLineEndings("\n")).TrimEnd().Split('\n').Select(Disarmed));

    /// <summary>
    /// Replaces each character that is invisible, changes the writing direction, or is not valid: a lone surrogate, a noncharacter.
    /// </summary>
    public static string Visible(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return text;
        }

        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            visible.Append(rune.Value is '\n' or '\t' || !IsHidden(rune) ? rune.ToString() : "\uFFFD");
        }

        return visible.ToString();
    }

    /// <summary>Returns whether a character is invisible or not valid.</summary>
    public static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        // Fillers and marks without a width (Unicode, Default_Ignorable_Code_Point), except U+FE0F, which selects the emoji form of a
        // character.
        || rune.Value
            is 0x034F
                or 0x115F
                or 0x1160
                or 0x17B4
                or 0x17B5
                or 0x3164
                or 0xFFA0
                or (>= 0x180B and <= 0x180F)
                or (>= 0xFE00 and <= 0xFE0E)
                or (>= 0xE0000 and <= 0xE0FFF)
                or (>= 0xFDD0 and <= 0xFDEF)
                or 0x2028
                or 0x2029
        || (rune.Value & 0xFFFE) == 0xFFFE;

    /// <summary>
    /// Matches colors and styles (ECMA-48, CSI … m), which are removed; any other sequence is shown as a stray character.
    /// </summary>
    [GeneratedRegex("\\x1B\\[[0-9;]*m", RegexOptions.CultureInvariant)]
    private static partial Regex Colours();

    /// <summary>Neutralizes commands at the start of a line, where GitHub recognizes them, also after blanks.</summary>
    private static string Disarmed(string line)
    {
        var start = line.TrimStart();
        var atStart = start.StartsWith("::", StringComparison.Ordinal) ? $"{line[..^start.Length]}: :{start[2..]}" : line;
        return !atStart.Contains("##", StringComparison.Ordinal)
            ? atStart
            : Commands.Aggregate(
                atStart,
                (text, command) => text.Replace(command, $"# {command[1..]}", StringComparison.OrdinalIgnoreCase)
            );
    }
}
