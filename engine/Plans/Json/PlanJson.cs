using System.Text.Json;
using Engine.Diagnostics;

namespace Engine.Plans.Json;

/// <summary>Plans as JSON, format 1 (docs/plan-format.md): the same plan gives the same bytes.</summary>
public static class PlanJson
{
    /// <summary>The format that is written, and the only one that is read.</summary>
    public const int Format = 1;

    private static readonly JsonDocumentOptions ReaderOptions = new() { MaxDepth = ReadableJson.MaximumDepth };

    /// <summary>Writes a plan, with a newline at its end. Secrets are left out.</summary>
    public static void Write(Plan plan, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, ReadableJson.Options))
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
            using var stream = File.OpenRead(file);
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
