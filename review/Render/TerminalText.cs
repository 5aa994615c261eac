using Engine.Wire;

namespace Review.Render;

/// <summary>Escapes strings of programs and files for terminals and CI logs, so that they control neither.</summary>
internal static class TerminalText
{
    /// <summary>In one line.</summary>
    public static string Line(string text) => ProgramText.Clean(text.ReplaceLineEndings("⏎"));

    /// <summary>With its line breaks.</summary>
    public static string Lines(string text) => ProgramText.Clean(text);
}
