using Engine.Diagnostics;

namespace Review.Render;

/// <summary>Escapes strings of programs and files for terminals and CI logs, so that they control neither.</summary>
internal static class TerminalText
{
    /// <summary>Escapes a string as one line.</summary>
    public static string Line(string text) => ProgramText.Clean(text.ReplaceLineEndings("⏎"));

    /// <summary>Escapes a string and keeps its line breaks.</summary>
    public static string Lines(string text) => ProgramText.Clean(text);
}
