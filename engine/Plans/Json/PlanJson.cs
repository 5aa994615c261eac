using System.Text.Encodings.Web;
using System.Text.Json;
using Engine.Diagnostics;
using Engine.Files;

namespace Engine.Plans.Json;

/// <summary>Plans as JSON, format 1 (docs/plan-format.md): the same plan gives the same bytes.</summary>
public static class PlanJson
{
    /// <summary>The format that is written, and the only one that is read.</summary>
    public const int Format = 1;

    /// <summary>Levels of nesting that are written and read: more than the protocol itself carries.</summary>
    private const int MaximumDepth = 4_000;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Indented = true,
        NewLine = "\n",
        MaxDepth = MaximumDepth,
        // The text goes to files and terminals, never into a page; umlauts and arrows stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly JsonDocumentOptions ReaderOptions = new() { MaxDepth = MaximumDepth };

    /// <summary>Writes a plan, with a newline at its end. Secrets are left out.</summary>
    public static void Write(Plan plan, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, WriterOptions))
        {
            PlanWriter.Write(plan, json);
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="file">The file's path.</param>
    /// <exception cref="FaultException">ENG108: the file is not there. ENG109: it is no plan of format 1.</exception>
    public static Plan Read(string file)
    {
        try
        {
            using var stream = new MemoryStream(InputFile.ReadBytes(file, InputFile.MaximumPlan));
            using var document = JsonDocument.Parse(stream, ReaderOptions);
            return PlanReader.Read(document.RootElement);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(
                ExitCode.Usage,
                new Fault("ENG108", $"The plan {file} cannot be read: {exception.Message}", "write one with: preview STACK --json > FILE")
            );
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new FaultException(
                ExitCode.Usage,
                new Fault(
                    "ENG109",
                    $"{file} is no plan of format {Format}: {exception.Message}",
                    "write one with: preview STACK --json > FILE"
                )
            );
        }
    }
}
