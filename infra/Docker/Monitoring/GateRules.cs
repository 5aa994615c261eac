using Infra.Rollout;

namespace Infra.Docker.Monitoring;

/// <summary>Prometheus rules that record each gate's measure, its sample count and its verdict: 1 pass, 0 fail, -1 no data.</summary>
internal static class GateRules
{
    /// <summary>Verdicts that change within this time do not alert.</summary>
    private const string VerdictFor = "5m";

    /// <summary>The time for which all gates must pass before the next step is proposed.</summary>
    private const string ProceedFor = "30m";

    public static string Render(MonitoringFilesArgs args) =>
        $$"""
            groups:
              - name: rollout-gates
                interval: 30s
                rules:
            {{string.Join('\n', args.Gates.Select(gate => Gate(gate, args)))}}
                  - alert: RolloutMayProceed
                    expr: min(rollout:gate_verdict) == 1
                    for: {{ProceedFor}}
                    labels:
                      severity: info
                    annotations:
                      summary: Every gate of the roll-out passes; the next step may be taken

            """;

    private static string Gate(Gate gate, MonitoringFilesArgs args) =>
        $$$"""
                  - record: rollout:gate_value
                    labels:
                      gate: {{{gate.Name}}}
                    expr: {{{PromText.Quoted(Windowed(gate.Measure, args))}}}
                  - record: rollout:gate_samples
                    labels:
                      gate: {{{gate.Name}}}
                    expr: {{{PromText.Quoted(Windowed(args.GateSamplesMeasure, args))}}}
                  - record: rollout:gate_threshold
                    labels:
                      gate: {{{gate.Name}}}
                    expr: vector({{{PromText.Number(gate.Threshold)}}})
                  # A value that is no number is not equal to itself and drops out; what has no sample left becomes -1.
                  - record: rollout:gate_verdict
                    labels:
                      gate: {{{gate.Name}}}
                    expr: |-
                      (rollout:gate_value{gate="{{{gate.Name}}}"} == rollout:gate_value{gate="{{{gate.Name}}}"})
                        {{{gate.Comparison.Sign}}} bool {{{PromText.Number(gate.Threshold)}}}
                        and on () rollout:gate_samples{gate="{{{gate.Name}}}"} >= {{{PromText.Number(args.GateSamples)}}}
                        or on () vector(-1)
                  - alert: RolloutGateFails
                    expr: rollout:gate_verdict{gate="{{{gate.Name}}}"} == 0
                    for: {{{VerdictFor}}}
                    labels:
                      severity: warning
                    annotations:
                      summary: {{{PromText.Quoted($"The roll-out holds. Required: {gate.Requirement}")}}}
                  - alert: RolloutGateHasNoData
                    expr: rollout:gate_verdict{gate="{{{gate.Name}}}"} == -1
                    for: {{{VerdictFor}}}
                    labels:
                      severity: warning
                    annotations:
                      summary: {{{PromText.Quoted($"The roll-out holds for lack of data. Required: {gate.Requirement}")}}}
            """;

    private static string Windowed(string measure, MonitoringFilesArgs args) =>
        PromText.OneLine(measure).Replace("$window", PromText.Time(args.GateWindow), StringComparison.Ordinal);
}
