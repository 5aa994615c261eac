using System.Globalization;
using System.Text;
using Infra.Tests.Programs;

namespace Infra.Tests.Docker.Monitoring;

/// <summary>Runs the rendered rules in simulated time: <c>promtool test rules</c>.</summary>
internal sealed class RuleSimulation(TimeSpan interval)
{
    private const int Points = 1000;

    private readonly TimeSpan _interval = interval;
    private readonly StringBuilder _series = new();
    private readonly StringBuilder _expectations = new();

    /// <summary>Adds a constant series.</summary>
    public RuleSimulation Constant(string series, double value) => Series(series, $"{Text(value)}+0x{Points}");

    /// <summary>Adds a counter with a constant increase per interval.</summary>
    public RuleSimulation Rising(string series, double step) => Series(series, $"0+{Text(step)}x{Points}");

    /// <summary>Adds a series in promtool's notation.</summary>
    public RuleSimulation Series(string series, string values)
    {
        _series.Append(CultureInfo.InvariantCulture, $"      - series: {Quoted(series)}\n        values: {Quoted(values)}\n");
        return this;
    }

    /// <summary>Expects an alert to fire at a time.</summary>
    public RuleSimulation Fires(string alert, TimeSpan at, string labels = "") => Expect(Firing(alert, labels), at, 1);

    /// <summary>Expects an alert not to fire at a time; it may be pending.</summary>
    public RuleSimulation IsQuiet(string alert, TimeSpan at, string labels = "") => Expect(Firing(alert, labels), at, null);

    /// <summary>Expects an expression to have a value at a time, or none.</summary>
    public RuleSimulation Expect(string expression, TimeSpan at, double? value)
    {
        var samples = value is { } number ? $"[{{labels: '{{}}', value: {Text(number)}}}]" : "[]";
        _expectations.Append(
            CultureInfo.InvariantCulture,
            $"      - expr: {Quoted(expression)}\n        eval_time: {(long)at.TotalSeconds}s\n        exp_samples: {samples}\n"
        );
        return this;
    }

    /// <summary>Runs the simulation and fails the test if an expectation is not met.</summary>
    public Task PassesAsync() => PassAsync([this]);

    /// <summary>Runs several independent simulations.</summary>
    public static async Task PassAsync(IEnumerable<RuleSimulation> simulations)
    {
        using var folder = new TemporaryFolder();
        RenderedMonitoring.WriteTo(folder);
        var tests = simulations.ToList();
        var file = folder.Write(
            "etc/prometheus/rules/test.yaml",
            $"""
            rule_files: [gates.yml, rollback.yml, services.yml]
            evaluation_interval: {tests[0]._interval.TotalSeconds}s
            tests:
            {string.Concat(tests)}
            """
        );
        (await InstalledProgram.RunAsync("promtool", ["test", "rules", file])).Succeeded();
    }

    /// <summary>Returns the simulation in promtool's format.</summary>
    public override string ToString() =>
        $"  - interval: {_interval.TotalSeconds}s\n    input_series:{(_series.Length == 0 ? " []\n" : $"\n{_series}")}"
        + $"    promql_expr_test:\n{_expectations}";

    private static string Firing(string alert, string labels) =>
        $"count(ALERTS{{alertname=\"{alert}\",alertstate=\"firing\"{(labels.Length == 0 ? "" : $",{labels}")}}})";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Text(double number) => double.IsNaN(number) ? "NaN" : number.ToString(CultureInfo.InvariantCulture);
}
