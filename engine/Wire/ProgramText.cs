using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Engine.Wire;

/// <summary>Makes a program's text harmless: no control sequences for terminals, no commands for CI systems.</summary>
internal static partial class ProgramText
{
    /// <summary>How CI systems know their commands anywhere in a line: GitHub and Azure, Azure, TeamCity.</summary>
    private static readonly string[] Commands = ["##[", "##vso[", "##teamcity["];

    /// <summary>Keeps line breaks, and removes control sequences and CI commands.</summary>
    public static string Clean(string text) =>
        string.Join('\n', Visible(Colours().Replace(text, "").ReplaceLineEndings("\n")).TrimEnd().Split('\n').Select(Disarmed));

    /// <summary>
    /// Replaces each character that is invisible, reverses the direction of others, or is not valid: a lone surrogate, a noncharacter.
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

    /// <summary>Whether a character is invisible, or not valid.</summary>
    public static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        // Fillers and marks without a width (Unicode, Default_Ignorable_Code_Point). U+FE0F stays, which makes an emoji of a sign.
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

    /// <summary>Colours and the like (ECMA-48, CSI … m) say nothing; any other sequence is shown as the stray it is.</summary>
    [GeneratedRegex("\\x1B\\[[0-9;]*m", RegexOptions.CultureInvariant)]
    private static partial Regex Colours();

    /// <summary>GitHub reads a command where a line begins, after blanks.</summary>
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
