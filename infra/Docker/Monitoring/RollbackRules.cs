using Infra.Rollout;

namespace Infra.Docker.Monitoring;

/// <summary>Prometheus rules with one alert per rollback trigger; a measure without data does not fire.</summary>
internal static class RollbackRules
{
    public static string Render(IReadOnlyList<RollbackTrigger> triggers) =>
        $$"""
            groups:
              - name: rollback-triggers
                rules:
            {{string.Join('\n', triggers.Select(Alert))}}

            """;

    private static string Alert(RollbackTrigger trigger) =>
        $$$"""
                  - alert: {{{trigger.Name}}}
                    expr: {{{PromText.Quoted(
                $"({PromText.OneLine(trigger.Measure)}) {trigger.Comparison.Sign} {PromText.Number(trigger.Threshold)}"
            )}}}
                    for: {{{PromText.Time(trigger.For)}}}
                    labels:
                      severity: rollback
                    annotations:
                      summary: {{{PromText.Quoted($"Roll back: {trigger.Condition}")}}}
                      description: 'Measured: {{ $value | humanize }}. The runbook says how: supersmartmatch-rollout.md, Rollback.'
            """;
}
