using System.Globalization;
using System.Text.Json;
using Review.Policy;
using Review.Policy.Exemptions;

namespace Review.Render;

/// <summary>A policy report as JSON, format 1, described in docs/policies.md.</summary>
internal static class PolicyJson
{
    private const int Format = 1;

    /// <summary>Writes a report with a newline at its end: the same report gives the same bytes.</summary>
    public static void Write(CheckResult result, Stream stream) =>
        JsonText.Write(
            stream,
            json =>
            {
                WriteSummary(json, result);
                PlanNotes.Write(result.Report.Plan, json);
                json.WriteObjects("findings", result.Report.Findings, finding => Write(json, finding, null));
                json.WriteObjects("exempted", result.Report.Exempted, exempted => Write(json, exempted.Finding, exempted.Exemption));
                json.WriteObjects("undetermined", result.Report.Undetermined, finding => Write(json, finding, null));
                json.WriteObjects("staleExemptions", result.Report.Stale, fault => FaultJson.Write(json, fault));
                FaultJson.WriteMembers(json, result.Faults);
            }
        );

    private static void WriteSummary(Utf8JsonWriter json, CheckResult result)
    {
        var report = result.Report;
        json.WriteNumber("format", Format);
        json.WriteString("project", report.Project);
        json.WriteString("stack", report.Stack);
        json.WriteString("environment", report.Environment);
        json.WriteString("failOn", Name(result.FailOn));
        json.WriteBoolean("refused", result.Faults.Count > 0);
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
        json.WriteString("fix", finding.Rule.Remedy);
        json.WriteStrings("sources", finding.Rule.Sources);
        if (exemption is not null)
        {
            json.WriteStartObject("exemption");
            json.WriteString("owner", exemption.Owner);
            json.WriteString("reason", exemption.Reason);
            json.WriteString("expires", exemption.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
    }

    private static string Name(Severity severity) => severity.ToString().ToLowerInvariant();
}
