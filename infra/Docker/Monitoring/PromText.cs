using System.Globalization;

namespace Infra.Docker.Monitoring;

/// <summary>Formats values for Prometheus' files.</summary>
internal static class PromText
{
    /// <summary>Returns a number in the invariant culture.</summary>
    public static string Number(double number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Returns a duration, such as <c>300s</c>.</summary>
    public static string Time(TimeSpan time) => Quantities.Durations.InSeconds(time);

    /// <summary>Returns a multi-line expression on one line.</summary>
    public static string OneLine(string expression) =>
        string.Join(' ', expression.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Returns a single-quoted YAML string.</summary>
    public static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
