using Infra.Rollout;

namespace Infra.Docker.Monitoring;

/// <summary>Prometheus rules with one alert per rollback trigger; a measure without data does not fire.</summary>
internal static class RollbackRules
{
    /// <param name="triggers">The triggers.</param>
    /// <param name="runbook">The runbook that describes a rollback, by file name.</param>
    public static string Render(IReadOnlyList<RollbackTrigger> triggers, string runbook) =>
        $$"""
            groups:
              - name: rollback-triggers
                rules:
            {{string.Join('\n', triggers.Select(trigger => Alert(trigger, runbook)))}}

            """;

    private static string Alert(RollbackTrigger trigger, string runbook) =>
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
                      description: 'Measured: {{ $value | humanize }}. The runbook says how: {{{runbook}}}, Rollback.'
            """;
}
