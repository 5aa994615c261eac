using Engine.Plans;

namespace Review.Render;

/// <summary>The program's messages as lines.</summary>
internal static class MessageText
{
    public static string Of(ProgramMessage message) =>
        TerminalText.Lines(
            message.Severity switch
            {
                MessageSeverity.Warning => $"warning: {message.Text}",
                MessageSeverity.Error => $"error: {message.Text}",
                _ => message.Text,
            }
        );
}
