using System.Text.Json;
using Engine.Diagnostics;
using Engine.Files;

namespace Engine.Plans.Json;

/// <summary>Plans as JSON, format 1 (docs/plan-format.md): the same plan gives the same bytes.</summary>
public static class PlanJson
{
    /// <summary>The only supported format.</summary>
    public const int Format = 1;

    /// <summary>The maximum number of repeated URNs that are listed.</summary>
    private const int MaximumRepeated = 10;

    private static readonly JsonDocumentOptions ReaderOptions = new() { MaxDepth = ReadableJson.MaximumDepth };

    /// <summary>Writes a plan with a trailing newline. Secrets are omitted.</summary>
    public static void Write(Plan plan, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, ReadableJson.Options))
        {
            PlanWriter.Write(plan, json, PlanDigest.Compute(plan, ReadableJson.MaximumDepth));
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>
    /// Writes the members about the plan itself into an open object, so that reports of a plan have them too: <c>resolved</c>,
    /// <c>differences</c>, <c>differenceCount</c> and <c>notChecked</c>.
    /// </summary>
    public static void WriteObservations(Plan plan, Utf8JsonWriter json) => PlanWriter.WriteObservations(plan, json);

    /// <summary>Reads a plan that <see cref="Write"/> wrote.</summary>
    /// <param name="file">The file's path.</param>
    /// <exception cref="FaultException">
    /// ENG108: the file cannot be read. ENG109: it is not a plan of format 1. ENG261, ENG262: it was modified. ENG263: it contains a URN
    /// twice.
    /// </exception>
    public static Plan Read(string file)
    {
        try
        {
            using var stream = new MemoryStream(InputFile.ReadBytes(file, InputFile.MaximumPlan));
            using var document = JsonDocument.Parse(stream, ReaderOptions);
            var plan = PlanReader.Read(document.RootElement);
            PlanDigest.Verify(file, document.RootElement, ReadableJson.MaximumDepth);
            ThrowIfRepeated(file, plan);
            return plan;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new FaultException(EngineDiagnostics.PlanNotReadable(file, exception.Message));
        }
        catch (Exception exception)
            when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new FaultException(EngineDiagnostics.InvalidPlan(file, Format, exception.Message));
        }
    }

    /// <summary>Rejects repeated URNs: a file from elsewhere may have a valid digest and contain what no program can declare.</summary>
    private static void ThrowIfRepeated(string file, Plan plan)
    {
        var repeated = plan.Resources.CountBy(resource => resource.Urn, StringComparer.Ordinal).Where(urn => urn.Value > 1).ToList();
        if (repeated.Count > 0)
        {
            throw new FaultException([
                .. repeated.Take(MaximumRepeated).Select(urn => EngineDiagnostics.PlanRepeatsUrn(file, urn.Key, urn.Value)),
            ]);
        }
    }
}
