using System.Text;
using System.Text.RegularExpressions;

namespace Engine.Wire;

/// <summary>Makes a program's text harmless: no control sequences for terminals, no commands for CI systems.</summary>
internal static partial class ProgramText
{
    /// <summary>How CI systems know their commands: at the start of a line, or anywhere in it.</summary>
    private static readonly (string Command, string Harmless)[] Commands = [("::", ": :"), ("##[", "# #["), ("##vso[", "# #vso[")];

    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in Colours().Replace(text, "").ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t')
            {
                clean.Append((char)rune.Value);
            }
            else
            {
                clean.Append(IsControl(rune) ? "\uFFFD" : rune.ToString());
            }
        }

        return string.Join('\n', clean.ToString().TrimEnd().Split('\n').Select(Disarmed));
    }

    /// <summary>Control characters, and the marks that turn the direction of text around.</summary>
    private static bool IsControl(Rune rune) =>
        Rune.IsControl(rune) || rune.Value is 0x061C or (>= 0x200E and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    /// <summary>Colours and the like (ECMA-48, CSI … m) say nothing; any other sequence is shown as the stray it is.</summary>
    [GeneratedRegex("\\x1B\\[[0-9;]*m", RegexOptions.CultureInvariant)]
    private static partial Regex Colours();

    private static string Disarmed(string line)
    {
        var start = line.TrimStart();
        var atStart = start.StartsWith("::", StringComparison.Ordinal) ? line[..^start.Length] + ": :" + start[2..] : line;
        return Commands
            .Skip(1)
            .Aggregate(atStart, (text, command) => text.Replace(command.Command, command.Harmless, StringComparison.OrdinalIgnoreCase));
    }
}
