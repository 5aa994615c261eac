using System.Text.Json;
using Engine.Diagnostics;

namespace Review.Render;

/// <summary>Faults as JSON, format 1, described in docs/diagnostics.md.</summary>
internal static class FaultJson
{
    private const int Format = 1;

    /// <summary>Writes the document of a command that has no result.</summary>
    public static void Write(IReadOnlyList<Fault> faults, Stream stream) =>
        JsonText.Write(
            stream,
            json =>
            {
                json.WriteNumber("format", Format);
                WriteMembers(json, faults);
            }
        );

    /// <summary>Writes the members that say why a command did not succeed; none if it did.</summary>
    public static void WriteMembers(Utf8JsonWriter json, IReadOnlyList<Fault> faults)
    {
        if (faults.Count > 0)
        {
            json.WriteNumber("exitCode", (int)faults.Max(fault => fault.ExitCode));
            json.WriteObjects("faults", faults, fault => Write(json, fault));
        }
    }

    /// <summary>Writes the members of one fault.</summary>
    public static void Write(Utf8JsonWriter json, Fault fault)
    {
        json.WriteString("code", fault.Code);
        json.WriteString("message", fault.Message);
        json.WriteString("fix", fault.Fix);
        if (fault.Urn.Length > 0)
        {
            json.WriteString("urn", fault.Urn);
        }
    }
}
