using System.Text.Json;
using Review.Cost;

namespace Review.Render;

/// <summary>Estimates as JSON, format 1: the same estimates give the same bytes. Amounts are USD per month.</summary>
internal static class CostJson
{
    private const int Format = 1;

    public static void Write(CostResult result, Stream stream) =>
        JsonText.Write(
            stream,
            json =>
            {
                json.WriteNumber("format", Format);
                json.WriteString("currency", "USD");
                json.WriteObjects("stacks", result.Costs, cost => Write(json, cost, result.Before));
                FaultJson.WriteMembers(json, result.Faults);
            }
        );

    private static void Write(Utf8JsonWriter json, StackCost cost, StackCost? before)
    {
        json.WriteString("project", cost.Project);
        json.WriteString("stack", cost.Stack);
        json.WriteNumber("total", cost.Total);
        WriteOptional(json, "before", before?.Total);
        PlanNotes.Write(cost.Plan, json);
        json.WriteObjects("systems", cost.Systems, system => Write(json, system, before));
        json.WriteObjects(
            "free",
            cost.Free,
            type =>
            {
                json.WriteString("type", type.Type);
                json.WriteNumber("count", type.Count);
                json.WriteString("reason", FreeTypes.Reason(type.Type));
            }
        );
        json.WriteObjects("rates", cost.Rates, rate => Write(json, rate));
    }

    private static void Write(Utf8JsonWriter json, SystemCost system, StackCost? before)
    {
        json.WriteString("name", system.Name);
        json.WriteNumber("total", system.Total);
        json.WriteNumber("byUsage", system.ByUsage);
        WriteOptional(json, "before", before?.Systems.FirstOrDefault(other => other.Name == system.Name)?.Total);
        WriteOptional(json, "ceiling", system.Ceiling);
        WriteOptional(json, "expected", system.Expected?.Amount);
        json.WriteObjects(
            "resources",
            system.Resources,
            resource =>
            {
                json.WriteString("urn", resource.Resource.Urn);
                json.WriteNumber("total", resource.Total);
                json.WriteObjects("lines", resource.Lines, line => Write(json, line));
                WriteIfAny(json, "notPriced", resource.NotPriced.Select(item => item.Reason));
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
        WriteIfAny(json, "dependsOn", line.Needs);
    }

    private static void Write(Utf8JsonWriter json, Rate rate)
    {
        json.WriteString("id", rate.Id);
        json.WriteNumber("amount", rate.Amount);
        json.WriteString("unit", rate.Unit);
        json.WriteString("region", rate.Region);
        json.WriteString("source", rate.Source);
        json.WriteString("read", rate.Read.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
        json.WriteString("trust", rate.TrustName);
        if (rate.ReplacedBecause.Length > 0)
        {
            json.WriteString("replacedBecause", rate.ReplacedBecause);
        }
    }

    private static void WriteIfAny(Utf8JsonWriter json, string name, IEnumerable<string> strings)
    {
        if (strings.ToList() is { Count: > 0 } all)
        {
            json.WriteStrings(name, all);
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
