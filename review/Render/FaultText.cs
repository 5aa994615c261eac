using Engine.Diagnostics;

namespace Review.Render;

/// <summary>Faults and warnings for terminals.</summary>
internal static class FaultText
{
    public static string Of(Fault fault) => TerminalText.Lines(fault.ExitCode == ExitCode.Ok ? $"warning: {fault}" : fault.ToString());
}
