using System.Globalization;
using System.Text.Json;
using Engine.Plans.Json;
using Review.Policy;
using Review.Policy.Exemptions;

namespace Review.Render;

/// <summary>A policy report as JSON, format 1, described in docs/policies.md.</summary>
internal static class PolicyJson
{
    private const int Format = 1;

    /// <summary>Writes a report, with a newline at its end: the same report gives the same bytes.</summary>
    public static void Write(PolicyReport report, Severity failOn, Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream, ReadableJson.Options))
        {
            json.WriteStartObject();
            WriteSummary(json, report, failOn);
            PlanNotes.Write(report.Plan, json);
            WriteList(json, "findings", report.Findings, finding => Write(json, finding, null));
            WriteList(json, "exempted", report.Exempted, exempted => Write(json, exempted.Finding, exempted.Exemption));
            WriteList(json, "undetermined", report.Undetermined, finding => Write(json, finding, null));
            WriteList(
                json,
                "staleExemptions",
                report.Stale,
                fault =>
                {
                    json.WriteString("code", fault.Code);
                    json.WriteString("message", fault.Message);
                    json.WriteString("fix", fault.Fix);
                }
            );
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteSummary(Utf8JsonWriter json, PolicyReport report, Severity failOn)
    {
        json.WriteNumber("format", Format);
        json.WriteString("project", report.Project);
        json.WriteString("stack", report.Stack);
        json.WriteString("environment", report.Environment);
        json.WriteString("failOn", Name(failOn));
        json.WriteBoolean("refused", report.IsRefusedAt(failOn));
        json.WriteNumber("rules", report.Rules);
        json.WriteNumber("rulesUsed", report.RulesUsed);
        json.WriteNumber("passed", report.Passed);
        json.WriteNumber("passedOnComputed", report.PassedOnComputed);
    }

    private static void Write(Utf8JsonWriter json, Finding finding, Exemption? exemption)
    {
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("severity", Name(finding.Rule.Severity));
        json.WriteString("kind", finding.Rule.Kind);
        json.WriteString("title", finding.Rule.Title);
        json.WriteString("urn", finding.Subject.Resource.Urn);
        json.WriteString("type", finding.Subject.Resource.Type);
        json.WriteString("name", finding.Subject.Resource.Name);
        json.WriteString("path", finding.Judgement.Path);
        json.WriteString("value", finding.Judgement.Value);
        json.WriteBoolean("computed", finding.Judgement.IsComputed);
        json.WriteString("expected", finding.Judgement.Expected);
        json.WriteString("fix", finding.Rule.Fix);
        json.WriteStartArray("sources");
        foreach (var source in finding.Rule.Sources)
        {
            json.WriteStringValue(source);
        }

        json.WriteEndArray();
        if (exemption is not null)
        {
            json.WriteStartObject("exemption");
            json.WriteString("owner", exemption.Owner);
            json.WriteString("reason", exemption.Reason);
            json.WriteString("expires", exemption.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Name(Severity severity) => severity.ToString().ToLowerInvariant();
}
