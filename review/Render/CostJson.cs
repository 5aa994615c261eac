using System.Text.Json;
using Engine.Plans.Json;
using Review.Cost;

namespace Review.Render;

/// <summary>Estimates as JSON, format 1: the same estimates give the same bytes. Amounts are USD per month.</summary>
internal static class CostJson
{
    private const int Format = 1;

    public static void Write(IEnumerable<StackCost> costs, StackCost? before, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, ReadableJson.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("currency", "USD");
            WriteAll(json, "stacks", costs, cost => Write(json, cost, before));
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void Write(Utf8JsonWriter json, StackCost cost, StackCost? before)
    {
        json.WriteString("project", cost.Project);
        json.WriteString("stack", cost.Stack);
        json.WriteNumber("total", cost.Total);
        WriteOptional(json, "before", before?.Total);
        PlanNotes.Write(cost.Plan, json);
        WriteAll(json, "systems", cost.Systems, system => Write(json, system, before));
        WriteAll(
            json,
            "free",
            cost.Free,
            type =>
            {
                json.WriteString("type", type.Type);
                json.WriteNumber("count", type.Count);
                json.WriteString("reason", FreeTypes.Reason(type.Type));
            }
        );
        WriteAll(json, "rates", cost.Rates, rate => Write(json, rate));
    }

    private static void Write(Utf8JsonWriter json, SystemCost system, StackCost? before)
    {
        json.WriteString("name", system.Name);
        json.WriteNumber("total", system.Total);
        json.WriteNumber("byUsage", system.ByUsage);
        WriteOptional(json, "before", before?.Systems.FirstOrDefault(other => other.Name == system.Name)?.Total);
        WriteOptional(json, "ceiling", system.Ceiling);
        WriteOptional(json, "expected", system.Expected?.Amount);
        WriteAll(
            json,
            "resources",
            system.Resources,
            resource =>
            {
                json.WriteString("urn", resource.Resource.Urn);
                json.WriteNumber("total", resource.Total);
                WriteAll(json, "lines", resource.Lines, line => Write(json, line));
                WriteTexts(json, "notPriced", resource.NotPriced.Select(item => item.Reason));
            }
        );
    }

    private static void Write(Utf8JsonWriter json, CostLine line)
    {
        json.WriteString("label", line.Label);
        json.WriteString("rate", line.Rate.Id);
        WriteOptional(json, "quantity", line.Quantity);
        WriteOptional(json, "free", line.Free == 0 ? null : line.Free);
        WriteOptional(json, "amount", line.Amount);
        json.WriteBoolean("byUsage", line.ByUsage);
        WriteTexts(json, "dependsOn", line.Needs);
    }

    private static void Write(Utf8JsonWriter json, Rate rate)
    {
        json.WriteString("id", rate.Id);
        json.WriteNumber("amount", rate.Amount);
        json.WriteString("unit", rate.Unit);
        json.WriteString("region", rate.Region);
        json.WriteString("source", rate.Source);
        json.WriteString("read", rate.Read.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("trust", CostMarkdown.Trust(rate));
        if (rate.ReplacedBecause.Length > 0)
        {
            json.WriteString("replacedBecause", rate.ReplacedBecause);
        }
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        var all = texts.ToList();
        if (all.Count > 0)
        {
            json.WriteStartArray(name);
            all.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
    }
}
